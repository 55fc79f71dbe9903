import { fill } from '../../src-shared/messages/fill.ts';
import { messages } from '../../src-shared/messages/messages.ts';
import { wordProblem } from '../../src-shared/messages/word-problem.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import { ensureEngine } from '../host/engines/ensure-engine.ts';
import { isPackaged } from '../host/is-packaged.ts';
import type { CommandIo } from './command-io.ts';
import { showInstallProgress } from './commands/install-progress.ts';

/** In a source checkout the first training installs the native engine, after saying so on stderr. */
export async function installBeforeTraining(request: EngineRequest, io: CommandIo): Promise<void> {
  const words = messages(io.language).commandLine;
  await ensureEngine({
    request,
    packaged: isPackaged(),
    signal: io.signal,
    onProgress: showInstallProgress(io),
    onNotice: (notice) => {
      switch (notice.kind) {
        case 'installing':
          return io.stderr(fill(words.installing, { megabytes: notice.megabytes }, io.language));
        case 'installed':
          return io.stderr(words.installed);
        case 'failed':
          io.stderr(wordProblem(notice.problem, io.language));
          // Asked for by name, the native engine is refused and none takes its place.
          if (request === 'auto') io.stderr(words.goesOnWithWasm);
      }
    },
  });
}
