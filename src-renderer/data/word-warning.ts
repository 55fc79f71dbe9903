import type { DataWarning } from '../../src-shared/datasets/warn-of-data.ts';
import { format, say, words } from '../words/language.svelte.ts';

/**
 * A warning as a sentence in the window's language.
 *
 * @param isMade whether the examples are made on the spot: no file can be mended
 */
export function wordWarning(warning: DataWarning, isMade: boolean): string {
  const w = words().data;
  switch (warning.kind) {
    case 'leaks':
    case 'duplicates': {
      const { kind, count, share } = warning;
      const sentence = isMade ? words().dataSequences[kind] : w[kind];
      return say(sentence, { count, share: format.percent(share, 1) });
    }
    case 'copied-text': {
      const { share, least } = warning;
      return say(w.copiedText, { share: format.percent(share), least: format.count(least) });
    }
    case 'contradictions':
      return say(w.contradictions, { count: warning.count });
    case 'imbalance': {
      const { most, least, times } = warning;
      return say(w.imbalance, { most, least, times: format.decimal(times, 1) });
    }
    case 'empty-class':
      return say(w.emptyClass, { name: warning.name });
    case 'nothing-held-out':
      return w.nothingHeldOut;
    case 'few-held-out': {
      const { count } = warning;
      return say(w.fewHeldOut, { count, share: format.percent(1 / count, 1) });
    }
    case 'mostly-padding':
      return say(w.mostlyPadding, { share: format.percent(warning.share) });
    case 'unknown-words':
      return say(w.unknownWords, { share: format.percent(warning.share) });
    case 'wide-inputs':
      return say(w.wideInputs, { times: format.count(Math.round(warning.times)) });
  }
}
