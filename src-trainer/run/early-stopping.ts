import * as tf from '@tensorflow/tfjs-core';

import { newLossWatch, watchLoss } from '../../src-shared/spec/loss-watch.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { EpochResult } from '../checkpoints/checkpoint.ts';
import type { NamedTensor } from '../checkpoints/safetensors.ts';
import type { Model } from '../model/model.ts';
import type { StepTaker } from '../training/step-taker.ts';
import { watchedLoss, type RunState } from './run-state.ts';

/** Ends a run that no longer gets better, with the weights of its best epoch. */
export type EarlyStopping = {
  /** Counts in the epoch that has just ended with this result; whether the run is to end. */
  readonly noteEpoch: (result: EpochResult) => boolean;
  /** Puts the best epoch's weights and result in the place of the last one's. */
  readonly restoreBest: () => void;
  /** The best epoch's weights, to be kept in a checkpoint, so that a resumed run still has them. */
  readonly tensors: () => readonly NamedTensor[];
};

const prefix = 'best/';

/** Early stopping as the spec has it; `undefined` where it has none. `kept` is what `tensors` gave before a resume. */
export function createEarlyStopping(
  spec: RunSpec,
  state: RunState,
  { model, steps }: { readonly model: Model; readonly steps: StepTaker },
  kept: readonly NamedTensor[] = [],
): EarlyStopping | undefined {
  const { patience } = spec.training.earlyStopping;
  if (patience === 0) return undefined;
  let best = kept.filter(({ name }) => name.startsWith(prefix));
  if (best.length === 0) {
    // A run that went on without it for a while has nothing to take back, so that it begins anew.
    state.stopWatch = undefined;
    state.bestEpoch = undefined;
  }

  return {
    noteEpoch: (result) => {
      const before = state.stopWatch ?? newLossWatch;
      const watch = watchLoss(before, watchedLoss(result), patience);
      state.stopWatch = watch;
      if (watch.best !== before.best) {
        state.bestEpoch = { epoch: state.epoch, result };
        steps.settle();
        best = model.weights.map(({ name, variable }) => ({
          name: prefix + name,
          shape: variable.shape,
          values: variable.dataSync<'float32'>().slice(),
        }));
      }
      return watch.timesUp > before.timesUp;
    },
    restoreBest: () => {
      if (best.length === 0) return;
      const byName = new Map(best.map(({ name, values }) => [name, values]));
      steps.settle();
      for (const { name, variable } of model.weights) {
        const values = byName.get(prefix + name);
        if (values?.length !== variable.size) throw new Error(`there is no best ${name}`);
        tf.tidy(() => variable.assign(tf.tensor(values.slice(), variable.shape)));
      }
      steps.adopt();
      state.last = state.bestEpoch?.result;
    },
    tensors: () => best,
  };
}
