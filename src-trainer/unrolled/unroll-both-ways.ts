import * as tf from '@tensorflow/tfjs-core';

import type { BothAtWork } from '../model/custom-layers/bidirectional.ts';
import { splitGradient } from '../model/recurrence/merge-directions.ts';
import { runRecurrence } from '../model/recurrence/run-recurrence.ts';
import type { Numbers } from '../walk/walk-example.ts';
import { unrollLayer, type UnrolledLayer, type UnrolledWayBack } from './unroll-layer.ts';

/**
 * Takes both recurrences of a Bidirectional apart. What the second does is turned round, so that all numbers stand at
 * the steps of the sequence; both ways back begin at what leaves the layer. To be called inside `tf.tidy`.
 *
 * @param givesAllSteps whether the outputs of all steps leave the layer, or those of each one's last step
 */
export function unrollBothWays(
  { there, back, mergeMode }: BothAtWork,
  givesAllSteps: boolean,
): { readonly rightwards: UnrolledLayer; readonly leftwards: UnrolledLayer } {
  const [allThere, allBack] = [runRecurrence(there, 'all'), runRecurrence(back, 'all')];
  const rightwards = unrollLayer(there, allThere);
  const turned = unrollLayer(back, allBack);
  const results = givesAllSteps
    ? ([allThere, tf.reverse(allBack, 1)] as const)
    : ([lastOf(allThere), lastOf(allBack)] as const);
  return {
    rightwards: {
      ...rightwards,
      wayBack: (byResult) =>
        rightwards.wayBack(splitGradient(mergeMode, byResult, ...results).byThere),
    },
    leftwards: {
      outputs: turnRound(turned.outputs),
      memories: turned.memories && turnRound(turned.memories),
      gates: turned.gates.map(({ name, numbers }) => ({ name, numbers: turnRound(numbers) })),
      wayBack: (byResult) => {
        const { byBack } = splitGradient(mergeMode, byResult, ...results);
        const way = turned.wayBack(givesAllSteps ? tf.reverse(byBack, 1) : byBack);
        return turnWayRound(way);
      },
    },
  };
}

/** `[1, steps, units]` → `[1, units]`. */
function lastOf(all: tf.Tensor): tf.Tensor {
  const [, steps = 1] = all.shape;
  return tf.squeeze(tf.slice(all, [0, steps - 1, 0], [-1, 1, -1]), [1]);
}

function turnWayRound({ byOutputs, byMemories }: UnrolledWayBack): UnrolledWayBack {
  return { byOutputs: turnRound(byOutputs), byMemories: byMemories && turnRound(byMemories) };
}

/** `[steps, units]`, the last step first. */
function turnRound({ shape, values }: Numbers): Numbers {
  const [steps = 1, units = 1] = shape;
  const turned = new Float32Array(values.length);
  for (let step = 0; step < steps; step += 1) {
    turned.set(values.subarray(step * units, (step + 1) * units), (steps - 1 - step) * units);
  }
  return { shape, values: turned };
}
