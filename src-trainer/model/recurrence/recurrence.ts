import type * as tf from '@tensorflow/tfjs-core';

import type { RecurrentActivationName } from '../../../src-shared/layers/activation-names.ts';
import type { RecurrenceKind } from '../../../src-shared/layers/layer-library.ts';
import type { Sequence } from './unroll.ts';

/** A recurrent layer at work. */
export type Recurrence = Sequence & {
  readonly kind: RecurrenceKind;
  /** Keras' `activation`; the gates' own is the sigmoid. */
  readonly activation: RecurrentActivationName;
};

/** The outputs of all steps, `[batch, time, units]`, and every state after the last one, `[batch, units]`. */
export type RecurrentOutputs = { readonly all: tf.Tensor; readonly states: readonly tf.Tensor[] };
