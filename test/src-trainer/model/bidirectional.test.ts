import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';

import { mergeModes, type MergeMode } from '../../../src-shared/layers/layer-library.ts';
import { Bidirectional } from '../../../src-trainer/model/custom-layers/bidirectional.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { drawTensor } from '../gates/seeded-tensors.ts';

type Settings = {
  name: string;
  layer: 'SimpleRNN' | 'LSTM';
  mergeMode: MergeMode;
  units: number;
  activation: 'tanh' | 'relu';
  returnSequences: boolean;
  useBias: boolean;
};

const [batch, time, size, units] = [3, 5, 4, 3];

/** tfjs' own, which has no GRU with the reset gate behind the product. */
function theirs({ layer: kind, mergeMode, name, ...settings }: Settings): tfl.layers.Layer {
  const layer =
    kind === 'LSTM'
      ? tfl.layers.lstm({ ...settings, recurrentActivation: 'sigmoid' })
      : tfl.layers.simpleRNN(settings);
  return tfl.layers.bidirectional({ name, layer: layer, mergeMode });
}

/** Outputs, and the gradients by x and by every weight of a sum that counts each output differently. */
function derive(layer: tfl.layers.Layer, x: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor[] {
  const call = (input: tf.Tensor): tf.Tensor => {
    const outputs = layer.call(input, mask === undefined ? {} : { mask });
    return Array.isArray(outputs) ? outputs[0]! : outputs;
  };
  const score = (input: tf.Tensor): tf.Scalar => {
    const outputs = call(input);
    return tf.sum(tf.mul(outputs, tf.cos(tf.reshape(tf.range(0, outputs.size), outputs.shape))));
  };
  const { grads } = tf.variableGrads(() => score(x));
  return [call(x), tf.grad(score)(x), ...weightsOf(layer).map(({ name }) => grads[name]!)];
}

function weightsOf(layer: tfl.layers.Layer): tfl.LayerVariable[] {
  const inner =
    'forwardLayer' in layer && 'backwardLayer' in layer
      ? [layer.forwardLayer as tfl.layers.Layer, layer.backwardLayer as tfl.layers.Layer]
      : [layer];
  return inner.flatMap((one) => one.weights);
}

describe.each(enginesHere)('on %s', (engine) => {
  beforeAll(async () => {
    await openHere(engine);
  });

  const choices = (['SimpleRNN', 'LSTM'] as const).flatMap((layer) =>
    mergeModes.map((mergeMode, index) => [layer, mergeMode, index] as const),
  );

  it.each(choices)(
    '%s in both directions with %s says and learns what tfjs’ own does',
    (...own) => {
      const [layer, mergeMode, index] = own;
      for (const returnSequences of [true, false]) {
        for (const isMasked of [false, true]) {
          tf.tidy(() => {
            const settings: Settings = {
              name: `both_${layer.toLowerCase()}_${index}_${returnSequences}_${isMasked}`,
              ...{ layer, mergeMode, units, returnSequences },
              activation: index % 2 === 0 ? 'tanh' : 'relu',
              useBias: index < 3,
            };
            const mask = tf.tensor2d(
              [1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0],
              [batch, time],
              'bool',
            );
            const x = drawTensor(['x', index], [batch, time, size], 1.2);
            const mine = new Bidirectional(settings);
            const other = theirs({ ...settings, name: `their_${settings.name}` });
            for (const one of [mine, other]) one.build([batch, time, size]);
            const [ours, its] = [weightsOf(mine), weightsOf(other)];
            expect(ours.map(({ shape }) => shape)).toEqual(its.map(({ shape }) => shape));
            for (const [at, variable] of ours.entries()) {
              const values = drawTensor(['w', at, index], variable.read().shape, 0.8);
              for (const one of [variable, its[at]!]) one.write(values);
            }
            const said = derive(mine, x, isMasked ? mask : undefined);
            const wanted = derive(other, x, isMasked ? mask : undefined);
            for (const [at, tensor] of wanted.entries()) {
              expect(said[at]!.shape).toEqual(tensor.shape);
              const difference = tf.max(tf.abs(tf.sub(said[at]!, tensor))).dataSync()[0];
              expect(difference, `${settings.name} ${at}`).toBeLessThan(1e-4);
            }
          });
        }
      }
    },
  );

  it('begins to read back at the last step that counts', () => {
    const layer = new Bidirectional({
      ...{ name: 'last_that_counts', layer: 'GRU', mergeMode: 'concat' },
      ...{ units, activation: 'tanh', returnSequences: true, useBias: true },
    });
    tf.tidy(() => {
      layer.build([1, time, size]);
      for (const variable of weightsOf(layer)) {
        variable.write(drawTensor(['w', variable.name], variable.read().shape, 0.8));
      }
      const x = drawTensor(['long'], [1, time, size]);
      const mask = tf.tensor2d([1, 1, 1, 0, 0], [1, time], 'bool');
      const padded = tf.slice(layer.call(x, { mask }), [0, 0, 0], [1, 3, 2 * units]);
      const alone = layer.call(tf.slice(x, [0, 0, 0], [1, 3, size]), {});
      expect(tf.max(tf.abs(tf.sub(padded, alone))).dataSync()[0]).toBeLessThan(1e-6);
    });
  });
});
