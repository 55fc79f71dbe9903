import type { Tensor } from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { Model } from '../../../../src-trainer/model/model.ts';
import { drawFloats, drawIntegers, makeDataset } from './make-dataset.ts';
import { chainSketch, exampleCount } from './nets.ts';
import type { Net } from './trainee.ts';

/** Numbers for each example in front of what is to be broken. */
export const width = 6;
const brokenId = 'layer_2';

/** A net with a place in its middle where nothing happens, for `breakModel`. */
export const netToBreak: Net = {
  sketch: chainSketch(
    [4],
    [
      ['Dense', { units: width, activation: 'tanh' }],
      ['Activation', { activation: 'linear' }],
      ['Dense', { units: 3, activation: 'softmax' }],
    ],
    'sparseCategoricalCrossentropy',
  ),
  dataset: makeDataset(
    drawFloats('to break', [4], exampleCount),
    drawIntegers('to break', [], exampleCount, 3),
  ),
};

/** What a broken layer makes of the numbers before it, `[batch, width]`. */
export type Breakage = (x: Tensor) => Tensor;

class BrokenLayer extends tfl.layers.Layer {
  static className = 'Broken';
  readonly #breakage: Breakage;

  constructor(breakage: Breakage) {
    super({ name: brokenId });
    this.#breakage = breakage;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const [x] = [inputs].flat();
    return this.#breakage(x!);
  }
}

/** The model of `netToBreak` with a layer in its middle that keeps a rule of the recorder or breaks it. */
export function breakModel(model: Model, breakage: Breakage): Model {
  const layer = new BrokenLayer(breakage);
  const operations = model.operations.map((one) => (one.to === brokenId ? { ...one, layer } : one));
  return { ...model, operations };
}
