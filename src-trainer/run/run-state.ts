import type { EpochResult, Progress } from '../checkpoints/checkpoint.ts';

/** Where a run stands, while it changes: a progress that can be written to. */
export type RunState = { -readonly [Key in keyof Progress]: Progress[Key] } & {
  /** Spent in this process's training steps of the epoch that is under way, and the examples they saw. */
  epochSeconds: number;
  epochExamples: number;
};

const noSums = { loss: 0, examples: 0, correct: 0, answers: 0 } as const;

/** The beginning of a run, or a checkpoint to go on from. */
export function createRunState(seed: number, from: Progress | undefined): RunState {
  const beginning: Progress = {
    format: 1,
    step: 0,
    epoch: 0,
    stepsInEpoch: 0,
    seed,
    epochSums: noSums,
    trainedSeconds: 0,
    trainedExamples: 0,
  };
  return { ...(from ?? beginning), epochSeconds: 0, epochExamples: 0 };
}

/** Counts a step in. */
export function noteStep(
  state: RunState,
  step: { loss: number; examples: number; correct: number; answers: number; seconds: number },
): void {
  const { loss, examples, correct, answers } = state.epochSums;
  state.step += 1;
  state.stepsInEpoch += 1;
  state.epochSums = {
    loss: loss + step.loss * step.examples,
    examples: examples + step.examples,
    correct: correct + step.correct,
    answers: answers + step.answers,
  };
  state.trainedSeconds += step.seconds;
  state.trainedExamples += step.examples;
  state.epochSeconds += step.seconds;
  state.epochExamples += step.examples;
}

/** The means over the epoch that is under way; `undefined` where it has no step yet. */
export function meansOf(state: RunState): EpochResult | undefined {
  const { loss, examples, correct, answers } = state.epochSums;
  if (examples === 0) return undefined;
  return { loss: loss / examples, ...(answers > 0 && { accuracy: correct / answers }) };
}

/** The loss by which an epoch is judged: of what is held out, else of the training examples; `null` where it is no number. */
export function watchedLoss({ loss, valLoss }: EpochResult): number | null {
  return valLoss === undefined ? loss : valLoss;
}

/** Begins the next epoch. */
export function completeEpoch(state: RunState, result: EpochResult): void {
  state.epoch += 1;
  state.stepsInEpoch = 0;
  state.epochSums = noSums;
  state.last = result;
  state.epochSeconds = 0;
  state.epochExamples = 0;
}

/** What is kept of it in a checkpoint. */
export function progressOf(state: RunState): Progress {
  const { epochSeconds: _seconds, epochExamples: _examples, ...progress } = state;
  return progress;
}
