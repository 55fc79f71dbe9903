import * as tf from '@tensorflow/tfjs-core';

import { cellOf } from './cell-of.ts';
import type { Recurrence, RecurrentOutputs } from './recurrence.ts';
import { canRunNative, runNative } from './run-native.ts';
import { isSingleStep, runSingleStep } from './single-step.ts';
import { unroll } from './unroll.ts';

/**
 * The outputs of all steps `[batch, time, units]`, or of the last one `[batch, units]`; by an operation of the
 * engine's own where it has one.
 *
 * A step that the mask passes over keeps the states and repeats the output before it; before the first output
 * that is 0, whatever the initial state.
 *
 * Source: Keras API, SimpleRNN, GRU and LSTM layers; Keras guide "Masking and padding".
 */
export function runRecurrence(recurrence: Recurrence, wanted: 'all' | 'last'): tf.Tensor {
  if (canRunNative(recurrence)) {
    const { all, states } = runNative(recurrence);
    return silenceBeforeFirst(wanted === 'last' ? (states[0] ?? all) : all, recurrence);
  }
  const cell = cellOf(recurrence.kind, recurrence.activation);
  return silenceBeforeFirst(unroll(cell, recurrence, wanted), recurrence);
}

/** As `runRecurrence`, and every state after the last step, from which a later call may go on. */
export function runRecurrenceWithStates(recurrence: Recurrence): RecurrentOutputs {
  if (isSingleStep(recurrence)) return runSingleStep(recurrence);
  const { all, states } = canRunNative(recurrence)
    ? runNative(recurrence)
    : unrollWithStates(recurrence);
  return { all: silenceBeforeFirst(all, recurrence), states };
}

function unrollWithStates(recurrence: Recurrence): RecurrentOutputs {
  const cell = cellOf(recurrence.kind, recurrence.activation);
  const packed = unroll(cell, recurrence, 'all-and-states');
  const time = recurrence.x.shape[1] ?? 0;
  const at = (step: number): tf.Tensor =>
    tf.squeeze(tf.slice(packed, [0, step, 0], [-1, 1, -1]), [1]);
  const states = Array.from({ length: cell.stateCount }, (_, index) => at(time - 1 + index));
  const all = cell.stateCount === 1 ? packed : tf.slice(packed, [0, 0, 0], [-1, time, -1]);
  return { all, states };
}

/** Sets outputs to 0 until the first step that is not passed over. They are 0 by themselves without an initial state. */
function silenceBeforeFirst(outputs: tf.Tensor, { mask, initial }: Recurrence): tf.Tensor {
  if (mask === undefined || initial === undefined) return outputs;
  const seen = tf.minimum(tf.cumsum(tf.cast(mask, 'float32'), 1), 1);
  return tf.mul(
    outputs,
    outputs.rank === 3 ? tf.reshape(seen, [...seen.shape, 1]) : tf.max(seen, 1, true),
  );
}
