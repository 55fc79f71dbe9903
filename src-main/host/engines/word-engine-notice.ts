import { fill } from '../../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import { tensorflowVersion } from '../../../src-shared/protocol/engine-pack.ts';
import type { EngineNotice } from './ensure-engine.ts';

/** The one line that says a notice of `ensureEngine` to a person. */
export function wordEngineNotice(notice: EngineNotice, language: Language): string {
  const words = messages(language).engines;
  switch (notice.kind) {
    case 'installing':
      return fill(words.installingByItself, { megabytes: notice.megabytes }, language);
    case 'installed':
      return fill(words.installed, { version: tensorflowVersion }, language);
    case 'failed':
      return fill(
        words.goingOnWithWasm,
        { sentence: wordProblem(notice.problem, language) },
        language,
      );
  }
}
