import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';

import type { ModelSpec } from '../../../src-shared/spec/run-spec.ts';
import { initialTraining } from '../../../src-shared/templates/make-network.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { BatchNormalization } from '../../../src-trainer/model/custom-layers/batch-normalization.ts';
import { LayerNormalization } from '../../../src-trainer/model/custom-layers/layer-normalization.ts';
import { KeyedDropout } from '../../../src-trainer/model/custom-layers/keyed-dropout.ts';
import { SimpleRnn } from '../../../src-trainer/model/custom-layers/simple-rnn.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import { chainSpec, points, pointsSpec } from '../small-run.ts';

beforeAll(async () => {
  await openWasm();
});

const numbers = (length: number, scale = 1): number[] =>
  Array.from({ length }, (_, index) => Math.sin(index * 1.3) * scale);

describe('building a model', () => {
  const twins = chainSpec(points, [
    ['Input', { shape: [2] }],
    ['Dense', { units: 8, activation: 'tanh' }],
    ['Dense', { units: 8, activation: 'tanh' }],
    ['Dense', { units: 8, activation: 'tanh' }],
    ['Dense', { units: 1, activation: 'sigmoid' }],
    ['Output', { loss: 'binaryCrossentropy' }],
  ]).model;
  const kernel = (spec: ModelSpec, seed: number, name: string): number[] => {
    const model = buildModel(spec, seed);
    const values = [...model.weights.find((one) => one.name === name)!.variable.dataSync()];
    model.dispose();
    return values;
  };

  it('gives layers of one shape different weights, and the same weights for the same seed', () => {
    expect(kernel(twins, 1, 'dense_2/kernel')).not.toEqual(kernel(twins, 1, 'dense_3/kernel'));
    expect(kernel(twins, 1, 'dense_2/kernel')).toEqual(kernel(twins, 1, 'dense_2/kernel'));
    expect(kernel(twins, 1, 'dense_2/kernel')).not.toEqual(kernel(twins, 2, 'dense_2/kernel'));
  });

  it('changes no other layer’s weights when one is taken out', () => {
    const shorter = {
      ...twins,
      layers: twins.layers
        .filter(({ id }) => id !== 'dense_2')
        .map((layer) => (layer.id === 'dense_3' ? { ...layer, from: ['dense_1'] } : layer)),
    };
    expect(kernel(shorter, 1, 'dense_3/kernel')).toEqual(kernel(twins, 1, 'dense_3/kernel'));
  });

  it('computes the logits beside the probabilities, which stay what the Keras model says', () => {
    const model = buildModel(pointsSpec().model, 1);
    const [output] = model.outputs;
    tf.tidy(() => {
      const x = tf.tensor2d(numbers(8), [4, 2]);
      const values = runForward(
        planForward(model, [output!.from, output!.logits!]),
        new Map([['input_1', x]]),
        { isTraining: false },
      );
      const said = [...readValue(values, output!.from).dataSync()];
      expect(said).toEqual([...(model.layersModel.predict(x) as tf.Tensor).dataSync()]);
      const logits = [...readValue(values, output!.logits!).dataSync()];
      for (const [index, z] of logits.entries()) {
        expect(said[index]).toBeCloseTo(1 / (1 + Math.exp(-z)), 5);
      }
    });
    model.dispose();
  });

  it('builds a graph with branches, merges and two outputs', () => {
    const node = (type: LayerType, id: string, config: Config = {}) => ({
      kind: layerOf(type).kind,
      type,
      id,
      position: { x: 0, y: 0 },
      config: { ...layerOf(type).initialConfig, ...config },
    });
    const wires = [
      ['in', 'left'],
      ['in', 'right'],
      ['left', 'sum'],
      ['right', 'sum'],
      ['sum', 'join'],
      ['left', 'join'],
      ['join', 'last'],
      ['last', 'out'],
      ['sum', 'head'],
      ['head', 'out2'],
    ].map(([source = '', target = ''], index) => ({ id: `w${index}`, source, target }));
    const linear = { activation: 'linear' };
    const graph = {
      nodes: [
        node('Input', 'in', { shape: [2] }),
        node('Dense', 'left', { units: 3, ...linear }),
        node('Dense', 'right', { units: 3, ...linear }),
        node('Add', 'sum'),
        node('Concatenate', 'join'),
        node('Dense', 'last', { units: 1, activation: 'sigmoid' }),
        node('Output', 'out', { loss: 'binaryCrossentropy' }),
        node('Dense', 'head', { units: 1, activation: 'sigmoid' }),
        node('Output', 'out2', { loss: 'binaryCrossentropy' }),
      ],
      wires,
    };
    const compiled = compileRun(
      {
        title: 'x',
        networks: [{ id: 'network', name: 'x', graph }],
        data: points,
        training: initialTraining,
      },
      'network',
    );
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const model = buildModel(compiled.spec.model, 1);
    expect(model.outputs.map(({ from }) => from).sort()).toEqual(['head', 'last']);
    tf.tidy(() => {
      const x = tf.tensor2d(numbers(4), [2, 2]);
      const plan = planForward(model, ['sum', 'left', 'right', 'join']);
      const values = runForward(plan, new Map([['in', x]]), { isTraining: false });
      const read = (name: string): number[] => [...readValue(values, name).dataSync()];
      const left = read('left');
      const right = read('right');
      expect(read('sum')).toEqual(left.map((value, i) => Math.fround(value + right[i]!)));
      expect(readValue(values, 'join').shape).toEqual([2, 6]);
    });
    model.dispose();
  });
});

describe('our own layers', () => {
  it('SimpleRNN computes and learns what tfjs’ own does', () => {
    const [batch, time, size, units] = [2, 5, 3, 4];
    const own = new SimpleRnn({
      name: 'own',
      units,
      activation: 'tanh',
      returnSequences: true,
      stateful: false,
      useBias: true,
    });
    const theirs = tfl.layers.simpleRNN({ units, activation: 'tanh', returnSequences: true });
    const x = tf.tensor3d(numbers(batch * time * size), [batch, time, size]);
    for (const layer of [own, theirs]) layer.build([batch, time, size]);
    const weights = [
      tf.tensor2d(numbers(size * units, 0.5), [size, units]),
      tf.tensor2d(numbers(units * units, 0.4), [units, units]),
      tf.tensor1d(numbers(units, 0.3)),
    ];
    const results = [own, theirs].map((layer) => {
      layer.setWeights(weights);
      const f = (input: tf.Tensor): tf.Scalar =>
        tf.sum(tf.square(layer.call(input, {}) as tf.Tensor));
      return [[...(layer.call(x, {}) as tf.Tensor).dataSync()], [...tf.grad(f)(x).dataSync()]];
    });
    for (const kind of [0, 1]) {
      for (const [index, value] of results[0]![kind]!.entries()) {
        expect(value).toBeCloseTo(results[1]![kind]![index]!, 4);
      }
    }
  });

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])(
    'BatchNormalization normalises a batch and follows it (center %s, scale %s)',
    (center, scale) => {
      const layer = new BatchNormalization({
        name: `norm_${center}_${scale}`,
        momentum: 0.9,
        epsilon: 0.001,
        center,
        scale,
      });
      const values = numbers(24, 3);
      const x = tf.tensor4d(values, [3, 2, 2, 2]);
      layer.build([null, 2, 2, 2]);
      expect(layer.weights).toHaveLength(2 + Number(center) + Number(scale));
      const trained = [...layer.call(x, { training: true }).dataSync()];
      const moving = layer
        .getWeights()
        .slice(-2)
        .map((one) => [...one.dataSync()]);
      for (const channel of [0, 1]) {
        const own = values.filter((_, index) => index % 2 === channel);
        const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
        const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length;
        for (const [index, value] of own.entries()) {
          const expected = (value - mean) / Math.sqrt(variance + 0.001);
          expect(trained[index * 2 + channel]).toBeCloseTo(expected, 4);
        }
        expect(moving[0]?.[channel]).toBeCloseTo(0.1 * mean, 5);
        expect(moving[1]?.[channel]).toBeCloseTo(0.9 + 0.1 * variance, 4);
      }
      // The sum of a normalised batch does not depend on the batch, so its gradient is 0.
      const sum = (input: tf.Tensor): tf.Tensor => tf.sum(layer.call(input, { training: true }));
      for (const slope of tf.grad(sum)(x).dataSync()) expect(slope).toBeCloseTo(0, 4);
    },
  );

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('LayerNormalization normalises each place alone (center %s, scale %s)', (center, scale) => {
    const layer = new LayerNormalization({ name: 'norm', epsilon: 0.001, center, scale });
    const values = numbers(24, 3);
    layer.build([null, 2, 2, 3]);
    expect(layer.weights).toHaveLength(Number(center) + Number(scale));
    const [gamma, beta] = [
      [2, 3, -1],
      [0.5, 0, 1],
    ];
    const own = [...(scale ? [gamma] : []), ...(center ? [beta] : [])];
    tf.tidy(() => layer.setWeights(own.map((one) => tf.tensor1d(one))));
    const said = layer.call(tf.tensor4d(values, [2, 2, 2, 3])).dataSync();
    for (let place = 0; place < 8; place += 1) {
      const row = values.slice(3 * place, 3 * place + 3);
      const mean = row.reduce((sum, value) => sum + value, 0) / 3;
      const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3;
      for (const [at, value] of row.entries()) {
        const normal = (value - mean) / Math.sqrt(variance + 0.001);
        const expected = normal * (scale ? gamma[at]! : 1) + (center ? beta[at]! : 0);
        expect(said[3 * place + at]).toBeCloseTo(expected, 4);
      }
    }
  });

  it('Dropout draws another mask at every step, the same again for the same step, and none outside training', () => {
    const counter = { step: 0 };
    const layer = new KeyedDropout({ name: 'dropout_1', rate: 0.5, seed: 1, counter });
    const x = tf.ones([64]);
    const at = (step: number): number[] => {
      counter.step = step;
      return [...layer.call(x, { training: true }).dataSync()];
    };
    expect(at(0)).not.toEqual(at(1));
    expect(at(0)).toEqual(at(0));
    expect([...layer.call(x, { training: false }).dataSync()]).toEqual(new Array(64).fill(1));
  });
});
