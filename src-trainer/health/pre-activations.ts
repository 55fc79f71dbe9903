import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';

import { activationNames } from '../../src-shared/layers/activation-names.ts';
import { flatRegionOf, type FlatRegion } from '../../src-shared/layers/flat-region.ts';
import type { LayerStatistics } from '../../src-shared/protocol/layer-reading.ts';
import type { LayerSpec } from '../../src-shared/spec/run-spec.ts';
import { readValue, type Values } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { countOutputs } from './count-numbers.ts';

const activation = z.enum(activationNames);
const padding = z.enum(['valid', 'same']);
const pairOfStrides = z.object({ strides: z.tuple([z.int(), z.int()]), padding });
const strides = z.object({ strides: z.int(), padding });

/**
 * What the activation that is built into a Dense or convolution layer is given, x W + b, as a histogram, with the share
 * of it on the flat parts of the activation. Nothing for other layers, and where the activation bends nothing or looks
 * at all numbers at once (softmax). To be called inside `tf.tidy`.
 *
 * It is calculated anew from what went into the layer: what came out says nothing where an activation is flat.
 */
export function measurePreActivations(
  model: Model,
  layer: LayerSpec,
  values: Values,
): LayerStatistics['preActivations'] {
  const { data: name } = activation.safeParse(layer.config['activation']);
  const flat = name === undefined ? undefined : flatRegionOf(name);
  if (flat === undefined) return undefined;
  const sums = weighedSums(model, layer, values);
  if (sums === undefined) return undefined;
  const numbers = sums.dataSync<'float32'>();
  const { outputs } = countOutputs(numbers);
  return outputs && { ...outputs, flat: shareOn(flat, numbers) };
}

/** x W + b of a layer; nothing for a layer that does not calculate it. */
function weighedSums(
  { weights }: Model,
  { id, type, from: [from = ''], config }: LayerSpec,
  values: Values,
): tf.Tensor | undefined {
  const weight = (name: string): tf.Tensor | undefined =>
    weights.find((one) => one.name === `${id}/${name}`)?.variable;
  const [kernel, bias] = [weight('kernel'), weight('bias')];
  if (kernel === undefined) return undefined;
  const withBias = (sums: tf.Tensor): tf.Tensor => (bias === undefined ? sums : tf.add(sums, bias));
  switch (type) {
    case 'Dense': {
      const x = readValue(values, from);
      const rows = tf.reshape(x, [-1, kernel.shape[0]]);
      return withBias(tf.matMul(rows, kernel));
    }
    case 'Conv2D': {
      const how = pairOfStrides.parse(config);
      const x = readValue(values, from);
      return withBias(tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, how.strides, how.padding));
    }
    case 'Conv1D': {
      const how = strides.parse(config);
      const x = readValue(values, from);
      return withBias(tf.conv1d(x as tf.Tensor3D, kernel as tf.Tensor3D, how.strides, how.padding));
    }
    default:
      return undefined;
  }
}

function shareOn(
  { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY }: FlatRegion,
  numbers: Float32Array,
): number {
  let on = 0;
  for (const value of numbers) if (value <= low || value >= high) on += 1;
  return on / numbers.length;
}
