import * as tf from '@tensorflow/tfjs-core';

import type { RecurrentActivationName } from '../../../src-shared/layers/activation-names.ts';
import { activate } from '../activations.ts';
import { backActivation } from './back-activation.ts';
import type { Cell } from './cell.ts';
import { demand } from './demand.ts';

/**
 * i, f, o = σ(…), g = activation(…) of the sums' columns in the order i, f, g, o; c ← f c + i g;
 * h ← o activation(c).
 * Source: Keras API, LSTM layer; Hochreiter and Schmidhuber 1997; Gers et al. 2000.
 */
export function lstmCell(activation: RecurrentActivationName): Cell {
  return {
    stateCount: 2,
    gateCount: 4,
    step: (sums, recurrentSums, [, c]) => {
      const [a, b, d, e] = tf.split(tf.add(sums, recurrentSums), 4, 1);
      const i = tf.sigmoid(demand(a));
      const f = tf.sigmoid(demand(b));
      const g = activate(activation, demand(d));
      const o = tf.sigmoid(demand(e));
      const memory = tf.add(tf.mul(f, demand(c)), tf.mul(i, g));
      const shown = activate(activation, memory);
      return { states: [tf.mul(o, shown), memory], kept: [i, f, g, o, shown] };
    },
    back: ([dh, dMemory], [, c], kept) => {
      const [i, f, g, o, shown] = kept.map(demand);
      const dShown = backActivation(activation, demand(shown), tf.mul(demand(dh), demand(o)));
      const dc = dMemory === undefined ? dShown : tf.add(dShown, dMemory);
      const sums = tf.concat(
        [
          backActivation('sigmoid', demand(i), tf.mul(dc, demand(g))),
          backActivation('sigmoid', demand(f), tf.mul(dc, demand(c))),
          backActivation(activation, demand(g), tf.mul(dc, demand(i))),
          backActivation('sigmoid', demand(o), tf.mul(demand(dh), demand(shown))),
        ],
        1,
      );
      return {
        sums,
        recurrentSums: sums,
        states: [undefined, tf.mul(dc, demand(f))],
        memory: dc,
      };
    },
  };
}
