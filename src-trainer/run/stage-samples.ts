import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { PreparedRun } from './prepare-run.ts';
import { writeText } from '../text/write-text.ts';

const sampleLength = 200;
const sampleTemperature = 0.8;
const primeLength = 4;
/** Epochs after this one have no sample of their own. */
const lastSampledEpoch = 50;

/** Text of a character model at stages of its training: always the same prime and random numbers, so that only the network differs. */
export type StageSamples = {
  /** Whether this step is a stage: 3, 10, 30, 100, 300, 1000, ... or the end of an early epoch. */
  readonly isStage: () => boolean;
  /** Whether this step's text has been begun. */
  readonly isWritten: () => boolean;
  /** How many steps there are to the next stage in the middle of an epoch. */
  readonly stepsToStage: () => number;
  /** `undefined` where it was stopped before the end. */
  readonly write: (
    isStopped?: () => boolean,
  ) => Promise<{ text: string; temperature: number; prime: string } | undefined>;
};

/** `undefined` where the network is no character model. */
export function createStageSamples(
  run: Pick<PreparedRun, 'dataset' | 'writer' | 'state' | 'spec'>,
): StageSamples | undefined {
  const { dataset, writer, state, spec } = run;
  const { vocabulary, tokens, task } = dataset;
  if (vocabulary === undefined || task !== 'next-character') return undefined;
  const examples = dataset.validation.count > 0 ? dataset.validation : dataset.train;
  const { pieces, unknownCode } = openTextCoder(vocabulary, tokens?.unit);
  const known = examples.gatherInputs(Int32Array.of(0)).filter((code) => code !== unknownCode);
  const first = Math.ceil(primeLength / (tokens?.charactersPerToken.heldOut ?? 1));
  const prime = pieces(known.subarray(0, first)).join('');
  let writtenStep: number | undefined;
  return {
    isStage: () => {
      if (state.step === writtenStep) return false;
      const isEpochEnd = state.stepsInEpoch === 0 && state.epoch <= lastSampledEpoch;
      return isEpochEnd || isRoundStep(state.step);
    },
    isWritten: () => state.step === writtenStep,
    stepsToStage: () => nextRoundStep(state.step) - state.step,
    write: async (isStopped) => {
      writtenStep = state.step;
      const text = await writeText({
        writer,
        vocabulary,
        tokens,
        prime,
        length: sampleLength,
        temperature: sampleTemperature,
        seed: spec.training.seed,
        isStopped,
      });
      return isStopped?.() === true ? undefined : { text, temperature: sampleTemperature, prime };
    },
  };
}

/** Whether it is one of 3, 10, 30, 100, 300, 1000, 3000, ... */
function isRoundStep(step: number): boolean {
  return step > 0 && nextRoundStep(step - 1) === step;
}

/** The next of these behind `step`. */
function nextRoundStep(step: number): number {
  if (step < 3) return 3;
  let power = 10;
  while (3 * power <= step) power *= 10;
  return power > step ? power : 3 * power;
}
