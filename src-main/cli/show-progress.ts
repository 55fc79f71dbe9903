import { fill } from '../../src-shared/messages/fill.ts';
import { formatDecimal } from '../../src-shared/messages/format-number.ts';
import { messages } from '../../src-shared/messages/messages.ts';
import { wordProblem } from '../../src-shared/messages/word-problem.ts';
import { wordFewerRows } from '../../src-shared/messages/word-fewer-rows.ts';
import { wordFeatures } from '../../src-shared/messages/word-features.ts';
import { wordTakenWeights } from '../../src-shared/messages/word-taken-weights.ts';
import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { CommandIo } from './command-io.ts';
import { decodePoints } from './decode-points.ts';
import { wordMetrics } from './word-metrics.ts';

type Shown = Extract<
  RunEvent,
  { type: 'run/started' | 'run/features' | 'run/steps' | 'run/epoch' }
>;

/** Where only steps or minutes are limited, epochs are not: this many never come. */
export const anyEpochs = 100_000;

const barLength = 24;
/** Back to the start of the line, and clear it. */
const clearLine = '\r\u001b[2K';
const drawEveryMs = 100;

export type Progress = {
  readonly show: (event: Shown, bytes: Uint8Array<ArrayBuffer>) => void;
  /** A line that stays. */
  readonly note: (line: string) => void;
  /** Takes the bar away. */
  readonly close: () => void;
};

/** How a run goes, on stderr: a bar that moves where it is a terminal, a line for each epoch everywhere. */
export function showProgress(io: CommandIo, training: RunSpec['training']): Progress {
  const { epochs } = training;
  const words = messages(io.language).commandLine;
  let started: Extract<RunEvent, { type: 'run/started' }> | undefined;
  let hasBar = false;
  let drawnAt = 0;

  const wordEpoch = (epoch: number): string =>
    epochs >= anyEpochs
      ? fill(words.epochUnlimited, { epoch }, io.language)
      : fill(words.epoch, { epoch, epochs }, io.language);
  const close = (): void => {
    if (hasBar) process.stderr.write(clearLine);
    hasBar = false;
  };
  const note = (line: string): void => {
    close();
    io.stderr(line);
  };
  const draw = (step: number, loss: number | null): void => {
    const now = performance.now();
    if (!io.isTerminal || started === undefined || now - drawnAt < drawEveryMs) return;
    drawnAt = now;
    const { stepsPerEpoch } = started;
    const share = (((step - 1) % stepsPerEpoch) + 1) / stepsPerEpoch;
    const filled = Math.round(share * barLength);
    const bar = '█'.repeat(filled) + '░'.repeat(barLength - filled);
    const epoch = Math.floor((step - 1) / stepsPerEpoch) + 1;
    const lossText = formatDecimal(loss ?? Number.NaN, 4, io.language);
    const line = fill(
      words.progress,
      { epoch: wordEpoch(epoch), step, loss: lossText },
      io.language,
    );
    process.stderr.write(`${clearLine}${bar} ${line}`);
    hasBar = true;
  };

  return {
    show: (event, bytes) => {
      switch (event.type) {
        case 'run/started': {
          started = event;
          const { engine, device, parameterCount, trainExamples, validationExamples } = event;
          const details = { engine, device, parameterCount, trainExamples, validationExamples };
          note(fill(words.started, details, io.language));
          const fewer = wordFewerRows(event.batchSize, training, io.language);
          if (fewer !== undefined) note(fewer);
          if (event.weightsFrom !== undefined) {
            note(wordTakenWeights(event.weightsFrom, io.language));
          }
          if (event.features !== undefined) note(wordFeatures(event.features, io.language));
          if (event.notCompiled !== undefined) note(wordProblem(event.notCompiled, io.language));
          return;
        }
        case 'run/features': {
          if (!io.isTerminal) return;
          const { done, total } = event;
          process.stderr.write(
            `${clearLine}${fill(words.preparing, { done, total }, io.language)}`,
          );
          hasBar = true;
          return;
        }
        case 'run/steps': {
          if (!io.isTerminal) return;
          const point = decodePoints(event, bytes).at(-1);
          if (point !== undefined) draw(point['step'] ?? 0, point['loss'] ?? null);
          return;
        }
        case 'run/epoch':
          return note(`${wordEpoch(event.epoch)}  ${wordMetrics(event, io.language)}`);
      }
    },
    note,
    close,
  };
}
