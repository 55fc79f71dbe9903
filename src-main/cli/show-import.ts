import { fill } from '../../src-shared/messages/fill.ts';
import { formatPercent } from '../../src-shared/messages/format-number.ts';
import { messages } from '../../src-shared/messages/messages.ts';
import type { ImportProgress } from '../../src-shared/protocol/import-messages.ts';
import type { CommandIo } from './command-io.ts';

/** Back to the start of the line, and clear it. */
const clearLine = '\r\u001b[2K';
const lineEveryMs = 2_000;

/** How an import goes, on stderr: a line that changes where it is a terminal, one now and then everywhere else. */
export function showImport(io: CommandIo): {
  readonly show: (progress: ImportProgress) => void;
  readonly close: () => void;
} {
  const words = messages(io.language).commandLine;
  let hasLine = false;
  let saidAt = performance.now();
  return {
    show: ({ phase, share, done }) => {
      const word = phase === 'looking' ? words.dataLooking : words.dataReading;
      const details = { done, share: formatPercent(share, 0, io.language) };
      const line = fill(word, details, io.language);
      if (io.isTerminal) {
        process.stderr.write(clearLine + line);
        hasLine = true;
      } else if (performance.now() - saidAt >= lineEveryMs) {
        saidAt = performance.now();
        io.stderr(line);
      }
    },
    close: () => {
      if (hasLine) process.stderr.write(clearLine);
      hasLine = false;
    },
  };
}
