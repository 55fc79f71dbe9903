import * as tf from '@tensorflow/tfjs-core';

import type { Examples } from '../datasets/dataset.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { toInputs } from '../training/batch.ts';

/** What a network's first output says of these examples, flat `[indices, ...outputShape]`. */
export function sayAnswers(model: Model, examples: Examples, indices: Int32Array): Float32Array {
  const name = model.outputs[0]?.from ?? '';
  return tf.tidy(() => {
    const plan = planForward(model, [name]);
    const inputs = toInputs(model.spec, examples.gatherInputs(indices), indices.length);
    const values = runForward(plan, inputs, { isTraining: false });
    return readValue(values, name).dataSync<'float32'>().slice();
  });
}
