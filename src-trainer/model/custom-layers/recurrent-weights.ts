import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

import type { RecurrenceConfig, RecurrenceKind } from '../../../src-shared/layers/layer-library.ts';
import { cellOf } from '../recurrence/cell-of.ts';
import type { Sequence } from '../recurrence/unroll.ts';

/** What one recurrence learns. */
export type RecurrentWeights = {
  readonly kernel: tfl.LayerVariable;
  readonly recurrentKernel: tfl.LayerVariable;
  readonly bias: tfl.LayerVariable | undefined;
};

/**
 * Makes the weights of a recurrence in Keras' shapes: `kernel` `[in, gates · units]`, `recurrent_kernel`
 * `[units, gates · units]` and `bias`. What they are before any training is drawn elsewhere, but for the bias.
 *
 * @param add the layer's own way to add one
 */
export function addRecurrentWeights(
  kind: RecurrenceKind,
  { units, activation, useBias }: Pick<RecurrenceConfig, 'units' | 'activation' | 'useBias'>,
  size: number,
  add: (name: string, shape: number[]) => tfl.LayerVariable,
): RecurrentWeights {
  const columns = cellOf(kind, activation).gateCount * units;
  const kernel = add('kernel', [size, columns]);
  const recurrentKernel = add('recurrent_kernel', [units, columns]);
  return { kernel, recurrentKernel, bias: useBias ? addBias(kind, units, add) : undefined };
}

function addBias(
  kind: RecurrenceKind,
  units: number,
  add: (name: string, shape: number[]) => tfl.LayerVariable,
): tfl.LayerVariable {
  const values = tf.tidy(() => initialBias(kind, units));
  const bias = add('bias', values.shape);
  bias.write(values);
  values.dispose();
  return bias;
}

/**
 * The bias before any training, in Keras' shape. LSTM's forget gate begins at 1, so that the memory lasts from the
 * start; GRU has one bias of the inputs' sums and one of the recurrent ones.
 *
 * Source: Keras API, LSTM layer with `unit_forget_bias`, GRU layer with `reset_after`.
 */
function initialBias(kind: RecurrenceKind, units: number): tf.Tensor {
  switch (kind) {
    case 'SimpleRNN':
      return tf.zeros([units]);
    case 'GRU':
      return tf.zeros([2, 3 * units]);
    case 'LSTM':
      return tf.concat([tf.zeros([units]), tf.ones([units]), tf.zeros([2 * units])]);
  }
}

/** What a recurrence calculates with now. Throws where its layer was not built. */
export function readRecurrentWeights(
  weights: RecurrentWeights | undefined,
): Pick<Sequence, 'kernel' | 'recurrentKernel' | 'bias'> {
  if (weights === undefined) throw new Error('a recurrent layer was called before it was built');
  const { kernel, recurrentKernel, bias } = weights;
  return {
    kernel: kernel.read(),
    recurrentKernel: recurrentKernel.read(),
    bias: bias?.read(),
  };
}
