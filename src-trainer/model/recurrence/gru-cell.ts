import * as tf from '@tensorflow/tfjs-core';

import type { RecurrentActivationName } from '../../../src-shared/layers/activation-names.ts';
import { activate } from '../activations.ts';
import { backActivation } from './back-activation.ts';
import type { Cell } from './cell.ts';
import { demand } from './demand.ts';

/**
 * z, r = σ(a_zr + q_zr), n = activation(a_n + r q_n), h ← z h + (1 − z) n, where a are the sums and q the
 * recurrent sums, their columns in the order z, r, n.
 * Source: Keras API, GRU layer with `reset_after`; Cho et al. 2014.
 */
export function gruCell(activation: RecurrentActivationName): Cell {
  return {
    stateCount: 1,
    gateCount: 3,
    step: (sums, recurrentSums, [h]) => {
      const units = demand(h).shape[1] ?? 0;
      const [a, aNew] = splitGates(sums, units);
      const [q, qNew] = splitGates(recurrentSums, units);
      const [z, r] = tf.split(tf.sigmoid(tf.add(a, q)), 2, 1);
      const n = activate(activation, tf.add(aNew, tf.mul(demand(r), qNew)));
      const distance = tf.sub(demand(h), n);
      const state = tf.add(n, tf.mul(demand(z), distance));
      return { states: [state], kept: [demand(z), demand(r), n, qNew, distance] };
    },
    back: ([dh], _before, kept) => {
      const [z, r, n, qNew, distance] = kept.map(demand);
      const held = tf.mul(demand(dh), demand(z));
      const dNew = backActivation(activation, demand(n), tf.sub(demand(dh), held));
      const dz = backActivation('sigmoid', demand(z), tf.mul(demand(dh), demand(distance)));
      const dr = backActivation('sigmoid', demand(r), tf.mul(dNew, demand(qNew)));
      return {
        sums: tf.concat([dz, dr, dNew], 1),
        recurrentSums: tf.concat([dz, dr, tf.mul(dNew, demand(r))], 1),
        states: [held],
      };
    },
  };
}

/** The columns of z and r, and those of n. */
function splitGates(sums: tf.Tensor, units: number): [tf.Tensor, tf.Tensor] {
  const [gates, candidate] = tf.split(sums, [2 * units, units], 1);
  return [demand(gates), demand(candidate)];
}
