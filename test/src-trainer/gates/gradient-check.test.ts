import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';

import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { checkGradients, scatterWeights } from './check-gradients.ts';
import { compileModel } from './compile-model.ts';
import { openHere } from './engines-here.ts';
import { drawTensor } from './seeded-tensors.ts';

/** Squares its input, with a gradient of our choosing in place of the right one. */
class Square extends tfl.layers.Layer {
  static className = 'Square';
  readonly #gradient: (x: tf.Tensor, dy: tf.Tensor) => tf.Tensor;

  constructor(gradient: (x: tf.Tensor, dy: tf.Tensor) => tf.Tensor) {
    super({});
    this.#gradient = gradient;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const squared = tf.customGrad((x, save) => {
      (save as tf.GradSaveFunc)([x as tf.Tensor]);
      return {
        value: tf.square(x as tf.Tensor),
        gradFunc: (dy, [saved]) => this.#gradient(saved!, dy),
      };
    });
    return squared(inputs instanceof tf.Tensor ? inputs : inputs[0]!);
  }
}

const right = (x: tf.Tensor, dy: tf.Tensor): tf.Tensor => tf.mul(tf.mul(x, 2), dy);

function check(gradient: (x: tf.Tensor, dy: tf.Tensor) => tf.Tensor): void {
  const spec = compileModel({
    inputs: [{ id: 'in', shape: [4] }],
    layers: [
      { id: 'dense', type: 'Dense', config: { units: 3, activation: 'linear' }, from: ['in'] },
      { id: 'last', type: 'Activation', config: { activation: 'linear' }, from: ['dense'] },
    ],
    outputs: [{ from: 'last', loss: 'meanSquaredError' }],
  });
  checkGradients((attempt) => {
    const built = buildModel(spec, 1);
    const operations = built.operations.map((one) =>
      one.to === 'last' ? { ...one, layer: new Square(gradient) } : one,
    );
    const model: Model = { ...built, operations };
    scatterWeights(model, attempt);
    const inputs = new Map([['in', drawTensor(['x', attempt], [5, 4])]]);
    return { model, inputs, targets: drawTensor(['y', attempt], [5, 3]) };
  });
}

describe('the gradient check', () => {
  beforeAll(() => openHere('wasm'));

  it('lets a right gradient pass', () => {
    expect(() => check(right)).not.toThrow();
  });

  it.each([
    ['a hundredth too large', (x: tf.Tensor, dy: tf.Tensor) => tf.mul(right(x, dy), 1.01)],
    ['of the other sign', (x: tf.Tensor, dy: tf.Tensor) => tf.neg(right(x, dy))],
    ['left out', (x: tf.Tensor) => tf.zerosLike(x)],
    [
      'wrong for one number of fifteen',
      (x: tf.Tensor, dy: tf.Tensor) =>
        tf.mul(right(x, dy), tf.tensor([0, ...new Array<number>(14).fill(1)], [5, 3])),
    ],
    ['that holds back what comes in', (x: tf.Tensor) => tf.mul(x, 2)],
  ])('catches one that is %s', (_name, gradient) => {
    expect(() => check(gradient)).toThrow();
  });
});
