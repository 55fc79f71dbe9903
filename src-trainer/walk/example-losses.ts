import * as tf from '@tensorflow/tfjs-core';

import { feedInputs } from '../model/feed-inputs.ts';
import { PassValues, planForward, runForward, type Memory } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { lossTargets, totalLoss } from '../training/measure-outputs.ts';
import type { BatchPart } from '../training/step-program.ts';

/**
 * The losses of single examples of a part of a batch, in training; their mean over the batch is its loss. There are
 * none where an example has a loss beside the others alone. The model's `counter.live` must be that of the step;
 * `recall` gives what the part's stateful layers go on from. To be called inside `tf.tidy`.
 */
export function exampleLosses(
  model: Model,
  { inputs, targets }: BatchPart,
  rows: readonly number[],
  recall: () => Memory,
): number[] {
  const isOfAll = model.outputs.some(({ loss }) => loss === 'regionWordRanking');
  if (rows.length === 0 || isOfAll) return [];
  const given = feedInputs(model.spec, inputs, targets);
  const pass = { isTraining: true, carried: recall() };
  const values = runForward(planForward(model, lossTargets(model)), given, pass);
  const losses = rows.map((row) => {
    const ofOne = new PassValues();
    for (const name of lossTargets(model)) {
      const value = values.get(name);
      if (value !== undefined) ofOne.set(name, tf.slice(value, [row], [1]));
      const mask = values.masks.get(name);
      if (mask !== undefined) ofOne.masks.set(name, tf.slice(mask, [row], [1]));
    }
    return totalLoss(model, ofOne, tf.slice(targets, [row], [1]));
  });
  return [...tf.stack(losses).dataSync<'float32'>()];
}
