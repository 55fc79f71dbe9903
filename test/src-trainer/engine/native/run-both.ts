import * as tf from '@tensorflow/tfjs-core';

import {
  nativeGru,
  nativeLstm,
  nativeRnn,
} from '../../../../src-trainer/engine/tensorflow/native-recurrence.ts';
import { cellOf } from '../../../../src-trainer/model/recurrence/cell-of.ts';
import { unroll } from '../../../../src-trainer/model/recurrence/unroll.ts';
import { draw, type Drawn } from './draw-sequence.ts';

/** All hidden states `[batch, time, units]`, and the last states `[batch, units]`. */
export type States = { readonly hidden: tf.Tensor; readonly last: readonly tf.Tensor[] };

/** By our own operations. */
export function runNative(drawn: Drawn): States {
  const [hidden, cell] = drawn.states;
  const sequence = { ...drawn, hidden };
  switch (drawn.kind) {
    case 'LSTM': {
      const states = nativeLstm({ ...sequence, cell });
      return { hidden: states.hidden, last: [states.lastHidden, states.lastCell] };
    }
    case 'GRU': {
      const states = nativeGru(sequence);
      return { hidden: states.hidden, last: [states.lastHidden] };
    }
    case 'SimpleRNN': {
      const states = nativeRnn(sequence);
      return { hidden: states.hidden, last: [states.lastHidden] };
    }
  }
}

/** By the operations that TensorFlow has, step by step. */
export function runStock(drawn: Drawn): States {
  const { kind, states, mask } = drawn;
  const [batch = 0, time = 0] = drawn.x.shape;
  const steps = tf.reshape(tf.range(0, time, 1, 'int32'), [1, time]);
  const stepMask =
    mask?.rank === 1 ? tf.less(tf.tile(steps, [batch, 1]), tf.reshape(mask, [batch, 1])) : mask;
  const sequence = { ...drawn, initial: states, mask: stepMask };
  const packed = unroll(cellOf(kind, 'tanh'), sequence, 'all-and-states');
  const at = (step: number): tf.Tensor =>
    tf.squeeze(tf.slice(packed, [0, step, 0], [-1, 1, -1]), [1]);
  return {
    hidden: tf.slice(packed, [0, 0, 0], [-1, time, -1]),
    last: states.map((_, index) => at(time - 1 + index)),
  };
}

export type Differentiated = {
  readonly hidden: tf.Tensor;
  readonly last: readonly tf.Tensor[];
  /** With respect to x, kernel, recurrentKernel, bias and the first states. */
  readonly gradients: readonly tf.Tensor[];
};

/** The states, and the gradient of a loss that hangs on every number of all of them. */
export function differentiate(run: (drawn: Drawn) => States, drawn: Drawn): Differentiated {
  const { x, kernel, recurrentKernel, bias, states } = drawn;
  const lossOf = (...inputs: tf.Tensor[]): tf.Scalar => {
    const [ownX, ownKernel, ownRecurrentKernel, ownBias, ...ownStates] = inputs;
    const found = run({
      ...drawn,
      x: ownX!,
      kernel: ownKernel!,
      recurrentKernel: ownRecurrentKernel!,
      bias: ownBias!,
      states: ownStates,
    });
    return [found.hidden, ...found.last]
      .map((tensor, index) => tf.sum(tf.mul(tensor, draw(tensor.shape, 1, 9000 + index))))
      .reduce((sum, term) => tf.add(sum, term)) as tf.Scalar;
  };
  const gradients = tf.grads(lossOf)([x, kernel, recurrentKernel, bias, ...states]);
  return { ...run(drawn), gradients };
}

/** The largest difference of two tensors, as a share of the largest number of the second or of 1. */
export function differenceOf(actual: tf.Tensor, expected: tf.Tensor): number {
  return tf.tidy(() => {
    const scale = tf.maximum(tf.max(tf.abs(expected)), 1);
    return tf.div(tf.max(tf.abs(tf.sub(actual, expected))), scale).dataSync<'float32'>()[0]!;
  });
}

/** The numbers of a tensor as they lie in memory, to be compared to the last bit. */
export function bitsOf(tensor: tf.Tensor): number[] {
  return Array.from(new Int32Array(tensor.dataSync<'float32'>().slice().buffer));
}
