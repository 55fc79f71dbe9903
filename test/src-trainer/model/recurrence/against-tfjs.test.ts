import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';

import { Gru } from '../../../../src-trainer/model/custom-layers/gru.ts';
import { Lstm } from '../../../../src-trainer/model/custom-layers/lstm.ts';
import type { RecurrentLayer } from '../../../../src-trainer/model/custom-layers/recurrent-layer.ts';
import { SimpleRnn } from '../../../../src-trainer/model/custom-layers/simple-rnn.ts';
import type { RecurrenceKind } from '../../../../src-shared/layers/layer-library.ts';
import { enginesHere, openHere } from '../../gates/engines-here.ts';
import { drawRecurrence, recurrenceKinds, toTensors } from './random-recurrence.ts';

const drawn = 50;

type Activation = 'tanh' | 'relu' | 'sigmoid' | 'selu';
const activations: readonly Activation[] = ['tanh', 'relu', 'sigmoid', 'selu'];

type Settings = {
  name: string;
  units: number;
  activation: Activation;
  returnSequences: boolean;
  useBias: boolean;
};

function ours(kind: RecurrenceKind, settings: Settings): RecurrentLayer {
  switch (kind) {
    case 'SimpleRNN':
      return new SimpleRnn({ ...settings, stateful: false });
    case 'GRU':
      return new Gru({ ...settings, stateful: false });
    case 'LSTM':
      return new Lstm({ ...settings, stateful: false });
  }
}

function theirs(kind: RecurrenceKind, settings: Settings): tfl.layers.Layer {
  const gated = { ...settings, recurrentActivation: 'sigmoid' as const };
  switch (kind) {
    case 'SimpleRNN':
      return tfl.layers.simpleRNN(settings);
    case 'GRU':
      return tfl.layers.gru(gated);
    case 'LSTM':
      return tfl.layers.lstm(gated);
  }
}

/**
 * tfjs' GRU puts its reset gate before the product, ours (as Keras' does) behind it. With a diagonal recurrent
 * kernel for the candidate, and no recurrent bias there, both are the same function.
 */
function diagonalCandidate(recurrentKernel: tf.Tensor): tf.Tensor {
  const [units = 0] = recurrentKernel.shape;
  const mask = tf.concat([tf.ones([units, 2 * units]), tf.eye(units)], 1);
  return tf.mul(recurrentKernel, mask);
}

/** One layer's outputs and gradients by x, kernels and bias. */
function derive(layer: tfl.layers.Layer, x: tf.Tensor, mask: tf.Tensor | undefined) {
  const call = (input: tf.Tensor): tf.Tensor => {
    const outputs = layer.call(input, mask === undefined ? {} : { mask });
    return Array.isArray(outputs) ? outputs[0]! : outputs;
  };
  const outputs = call(x);
  const weights = tf.cos(tf.reshape(tf.range(0, outputs.size), outputs.shape));
  const score = (input: tf.Tensor): tf.Scalar => tf.sum(tf.mul(call(input), weights));
  const byX = tf.grad(score)(x);
  const { grads } = tf.variableGrads(() => score(x));
  const byWeight = layer.trainableWeights.map((weight) => grads[weight.name]!);
  return { outputs, byX, byWeight };
}

function expectClose(actual: tf.Tensor, expected: tf.Tensor, what: string): void {
  expect(actual.shape, what).toEqual(expected.shape);
  const difference = tf.max(tf.div(tf.abs(tf.sub(actual, expected)), tf.add(1, tf.abs(expected))));
  expect(difference.dataSync()[0], what).toBeLessThan(1e-4);
}

function disposeWeights(layer: tfl.layers.Layer): void {
  for (const weight of layer.weights) weight.dispose();
}

describe.each(enginesHere)('on %s', (engine) => {
  beforeAll(async () => {
    await openHere(engine);
  });

  it.each(recurrenceKinds)('%s computes and learns what tfjs’ own layer does', (kind) => {
    for (let number = 0; number < drawn; number += 1) {
      // tfjs' own cannot be derived over a single step: its gradient of `unstack` takes no single tensor.
      const plain = drawRecurrence(kind, number, 2);
      const settings: Settings = {
        name: `own_${number}`,
        units: plain.units,
        activation: activations[number % activations.length]!,
        returnSequences: number % 5 > 1,
        useBias: plain.bias !== undefined,
      };
      tf.tidy(() => {
        const { x, kernel, recurrentKernel, bias, mask } = toTensors(plain);
        const [own, other] = [
          ours(kind, settings),
          theirs(kind, { ...settings, name: `their_${number}` }),
        ];
        for (const layer of [own, other]) layer.build(x.shape);
        if (kind === 'GRU') {
          const diagonal = diagonalCandidate(recurrentKernel);
          const inputBias = bias && tf.slice(bias, [0, 0], [1, -1]);
          const noBias = inputBias && tf.zerosLike(inputBias);
          const both = inputBias && noBias && tf.concat([inputBias, noBias], 0);
          own.setWeights([kernel, diagonal, ...(both ? [both] : [])]);
          const flat = inputBias && tf.squeeze(inputBias, [0]);
          other.setWeights([kernel, diagonal, ...(flat ? [flat] : [])]);
        } else {
          const weights = [kernel, recurrentKernel, ...(bias ? [bias] : [])];
          expect(own.weights.map(({ shape }) => shape)).toEqual(
            other.weights.map(({ shape }) => shape),
          );
          for (const layer of [own, other]) layer.setWeights(weights);
        }
        const said = derive(own, x, mask);
        const wanted = derive(other, x, mask);
        expectClose(said.outputs, wanted.outputs, `outputs of ${number}`);
        expectClose(said.byX, wanted.byX, `gradient by x of ${number}`);
        for (const [index, byWeight] of wanted.byWeight.entries()) {
          let mine = said.byWeight[index]!;
          let their = byWeight;
          if (kind === 'GRU' && index === 1) {
            [mine, their] = [diagonalCandidate(mine), diagonalCandidate(their)];
          }
          if (kind === 'GRU' && index === 2)
            mine = tf.squeeze(tf.slice(mine, [0, 0], [1, -1]), [0]);
          expectClose(mine, their, `gradient by weight ${index} of ${number}`);
        }
        for (const layer of [own, other]) disposeWeights(layer);
      });
    }
  });

  it('begins with the bias that Keras gives: 1 for LSTM’s forget gate, else 0', () => {
    const settings = {
      units: 2,
      activation: 'tanh',
      returnSequences: true,
      useBias: true,
    } as const;
    const biases = recurrenceKinds.map((kind) => {
      const layer = ours(kind, { ...settings, name: `bias_${kind.toLowerCase()}` });
      layer.build([null, 3, 4]);
      const bias = layer.getWeights()[2]!;
      const values = [bias.shape, [...bias.dataSync()]];
      disposeWeights(layer);
      return values;
    });
    expect(biases).toEqual([
      [[2], [0, 0]],
      [[2, 6], new Array(12).fill(0)],
      [[8], [0, 0, 1, 1, 0, 0, 0, 0]],
    ]);
  });
});
