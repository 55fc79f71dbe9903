import * as tf from '@tensorflow/tfjs-core';

import type { RecurrentActivationName } from '../../../src-shared/layers/activation-names.ts';
import { activate } from '../activations.ts';
import { backActivation } from './back-activation.ts';
import type { Cell } from './cell.ts';
import { demand } from './demand.ts';

/**
 * h ← activation(x W + b + h U).
 * Source: Keras API, SimpleRNN layer; Elman, "Finding structure in time", 1990.
 */
export function simpleRnnCell(activation: RecurrentActivationName): Cell {
  return {
    stateCount: 1,
    gateCount: 1,
    step: (sums, recurrentSums) => {
      const h = activate(activation, tf.add(sums, recurrentSums));
      return { states: [h], kept: [h] };
    },
    back: ([dh], _before, [h]) => {
      const sums = backActivation(activation, demand(h), demand(dh));
      return { sums, recurrentSums: sums, states: [undefined] };
    },
  };
}
