import type * as tf from '@tensorflow/tfjs-core';

import { nativeInstructionSet } from '../../engine/tensorflow/native-operations.ts';
import { nativeGru, nativeLstm, nativeRnn } from '../../engine/tensorflow/native-recurrence.ts';
import type { Recurrence, RecurrentOutputs } from './recurrence.ts';

/**
 * Whether the engine has an operation of its own for this that is worth taking. The portable arithmetic is not:
 * on a processor without AVX2 it takes half as long again as TensorFlow's own operations.
 */
export function canRunNative({ activation }: Recurrence): boolean {
  const instructionSet = nativeInstructionSet();
  return activation === 'tanh' && instructionSet !== undefined && instructionSet !== 'portable';
}

/** The same as unrolled, in one operation for all steps. To be called only where `canRunNative`. */
export function runNative(recurrence: Recurrence): RecurrentOutputs {
  const { kind, initial, ...sequence } = recurrence;
  const [hidden, cell] = initial ?? [];
  switch (kind) {
    case 'SimpleRNN':
      return toOutputs(nativeRnn({ ...sequence, hidden }));
    case 'GRU':
      return toOutputs(nativeGru({ ...sequence, hidden }));
    case 'LSTM':
      return toOutputs(nativeLstm({ ...sequence, hidden, cell }));
  }
}

function toOutputs(given: {
  readonly hidden: tf.Tensor;
  readonly lastHidden: tf.Tensor;
  readonly lastCell?: tf.Tensor;
}): RecurrentOutputs {
  const { hidden, lastHidden, lastCell } = given;
  return { all: hidden, states: lastCell === undefined ? [lastHidden] : [lastHidden, lastCell] };
}
