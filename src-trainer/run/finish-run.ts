import { join } from 'node:path';

import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { EpochResult } from '../checkpoints/checkpoint.ts';
import { bitsPerCharacter } from '../../src-shared/tokens/bits-per-character.ts';
import { writeFileWhole } from '../checkpoints/write-file.ts';
import type { Engine } from '../engine/engine.ts';
import type { Evaluation } from '../training/evaluate-examples.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { EndReason } from './training-loop.ts';
import { meansOf } from './run-state.ts';

type FinishedEvent = Extract<RunEvent, { type: 'run/finished' }>;

/** A number that JSON can carry: not-a-number and infinities become `null`. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** What an epoch, or the part of one at which a run ended, came to. */
export function resultOf(means: EpochResult, evaluation: Evaluation | undefined): EpochResult {
  return {
    ...means,
    ...(evaluation && { valLoss: finiteOrNull(evaluation.loss) }),
    ...(evaluation?.accuracy !== undefined && { valAccuracy: finiteOrNull(evaluation.accuracy) }),
  };
}

/** Writes `finished.json`, the run's last word, and gives it. */
export async function finishRun(
  run: PreparedRun,
  engine: Engine,
  end: {
    readonly reason: EndReason;
    readonly result: EpochResult;
    /** The network as it ended on what it was trained with, where that was measured. */
    readonly training: Evaluation | undefined;
    readonly seconds: number;
  },
): Promise<FinishedEvent> {
  const { command, dataset, state } = run;
  const { valLoss } = end.result;
  const isText = dataset.task === 'next-character';
  const event: FinishedEvent = {
    type: 'run/finished',
    runId: command.runId,
    reason: end.reason,
    epochs: state.epoch,
    steps: state.step,
    ...end.result,
    ...(end.reason === 'early-stopped' && { restoredEpoch: state.bestEpoch?.epoch }),
    ...(end.training && { trainLoss: finiteOrNull(end.training.loss) }),
    ...(end.training?.accuracy !== undefined && {
      trainAccuracy: finiteOrNull(end.training.accuracy),
    }),
    ...(isText &&
      typeof valLoss === 'number' && {
        bitsPerCharacter: bitsPerCharacter(valLoss, 'heldOut', dataset.tokens),
      }),
    examplesPerSecond:
      state.trainedSeconds === 0 ? 0 : state.trainedExamples / state.trainedSeconds,
    seconds: end.seconds,
    peakMemoryBytes: peakMemoryBytes(),
    engine: engine.id,
    compiled: run.steps.isCompiled,
  };
  const text = `${JSON.stringify(event, undefined, 2)}\n`;
  await writeFileWhole(join(command.dir, 'finished.json'), new TextEncoder().encode(text));
  return event;
}

/** What is said of a run that ended in the middle of an epoch: the means so far, else the last epoch's. */
export function lastResult(run: PreparedRun, evaluation: Evaluation | undefined): EpochResult {
  const means = meansOf(run.state) ?? run.state.last ?? { loss: null };
  return evaluation === undefined ? { ...run.state.last, ...means } : resultOf(means, evaluation);
}

/** The most memory that this process has held at once so far. */
export function peakMemoryBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
