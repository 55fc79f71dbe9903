import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { test } from 'vitest';

import { activationNames } from '../../../../src-shared/layers/activation-names.ts';
import { lossNames } from '../../../../src-shared/spec/loss-names.ts';
import { activate } from '../../../../src-trainer/model/activations.ts';
import { meanLoss } from '../../../../src-trainer/training/losses.ts';
import { expectSameAsCpu, uniform } from './compare-with-cpu.ts';

const image = [2, 8, 8, 3];

/** A layer of each kind that computes something, with the shapes of its inputs. */
const layers: readonly (readonly [name: string, make: () => tfl.layers.Layer, ...number[][]])[] = [
  ['Dense', () => tfl.layers.dense({ units: 5 }), [4, 7]],
  ['Dense over a sequence', () => tfl.layers.dense({ units: 5 }), [2, 3, 7]],
  ['Conv2D', () => tfl.layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same' }), image],
  ['Conv2D with stride', () => tfl.layers.conv2d({ filters: 4, kernelSize: 3, strides: 2 }), image],
  ['MaxPooling2D', () => tfl.layers.maxPooling2d({ poolSize: 2 }), image],
  ['AveragePooling2D', () => tfl.layers.averagePooling2d({ poolSize: 3, padding: 'same' }), image],
  ['Flatten', () => tfl.layers.flatten(), image],
  ['BatchNormalization of pictures', () => tfl.layers.batchNormalization(), image],
  ['BatchNormalization of vectors', () => tfl.layers.batchNormalization(), [8, 5]],
  ['Add', () => tfl.layers.add(), image, image],
  ['Concatenate', () => tfl.layers.concatenate(), [4, 3], [4, 2]],
  ['GlobalAveragePooling2D', () => tfl.layers.globalAveragePooling2d({}), image],
  ['Reshape', () => tfl.layers.reshape({ targetShape: [8, 24] }), image],
  ['ZeroPadding2D', () => tfl.layers.zeroPadding2d({ padding: [1, 2] }), image],
  ['SimpleRNN', () => tfl.layers.simpleRNN({ units: 6, returnSequences: true }), [2, 4, 3]],
];

/** A layer's outputs and its gradients by inputs and weights, as in training. */
function trainOnce(layer: tfl.layers.Layer, inputs: tf.Tensor[]): tf.Tensor[] {
  const call = (given: tf.Tensor[]) =>
    layer.apply(given.length === 1 ? given[0]! : given, { training: true }) as tf.Tensor;
  const dy = uniform(call(inputs).shape, 7);
  // Away from zero, since batch normalisation's weights hold a variance.
  const values = layer
    .getWeights()
    .map(({ shape }, index) => tf.add(uniform(shape, 50 + index), 1.5));
  layer.setWeights(values);
  const names = layer.trainableWeights.map(({ name }) => name);
  const byInput = tf.grads((...given) => call(given))(inputs, dy);
  const score = () => tf.sum<tf.Scalar>(tf.mul(call(inputs), dy));
  const byWeight = names.length === 0 ? {} : tf.variableGrads(score).grads;
  const byWeightInOrder = names.map((name) => byWeight[name]!);
  const results = [call(inputs), ...byInput, ...byWeightInOrder].map((tensor) => tf.clone(tensor));
  layer.dispose();
  return results;
}

for (const [name, make, ...shapes] of layers) {
  test(`${name} trains on wasm as on the plain backend`, async () => {
    await expectSameAsCpu(() =>
      trainOnce(
        make(),
        shapes.map((shape, index) => uniform(shape, index + 1)),
      ),
    );
  });
}

test('Embedding trains on wasm as on the plain backend, a word that comes twice too', async () => {
  await expectSameAsCpu(() => {
    const ids = tf.tensor2d([[1, 4, 1], [0, 2, 4]], [2, 3], 'int32'); // prettier-ignore
    const table = tf.variable(uniform([5, 3], 1));
    const dy = uniform([2, 3, 3], 2);
    const score = () => tf.sum<tf.Scalar>(tf.mul(tf.gather(table, ids), dy));
    const { value, grads } = tf.variableGrads(score, [table]);
    table.dispose();
    return [value, ...Object.values(grads)];
  });
});

for (const name of activationNames.filter((name) => name !== 'linear')) {
  test(`the activation ${name} trains on wasm as on the plain backend`, async () => {
    await expectSameAsCpu(() => {
      const x = tf.mul(uniform([6, 5], 1), 4);
      const gradient = tf.grad((given) => activate(name, given));
      return [activate(name, x), gradient(x, uniform([6, 5], 2))];
    });
  });
}

for (const loss of lossNames) {
  test(`the loss ${loss} trains on wasm as on the plain backend`, async () => {
    await expectSameAsCpu(() => {
      const isOfClasses = loss === 'sparseCategoricalCrossentropy';
      const isOfWords = loss === 'maskedCrossentropy' || loss === 'regionWordRanking';
      // Of a ranking the first of five places are two regions.
      const places = loss === 'regionWordRanking' ? 5 : 3;
      const numbers = tf.mul(uniform(isOfWords ? [2, places, 4] : [6, 4], 1), 2);
      const classes = isOfWords
        ? tf.tensor2d([[3, 2, 0], [3, 3, 2]], [2, 3], 'int32') // prettier-ignore
        : tf.tensor1d([0, 1, 2, 3, 1, 1], 'int32');
      const targets =
        isOfClasses || isOfWords ? classes : tf.cast(tf.greater(uniform([6, 4], 2), 0), 'float32');
      const fromLogits = loss.endsWith('rossentropy');
      const lossOf = (given: tf.Tensor) =>
        fromLogits
          ? meanLoss(loss, { prediction: undefined, logits: given }, targets)
          : meanLoss(loss, { prediction: given, logits: undefined }, targets);
      return [lossOf(numbers), tf.grad(lossOf)(numbers)];
    });
  });
}
