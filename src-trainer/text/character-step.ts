import * as tf from '@tensorflow/tfjs-core';

import { RecurrentLayer } from '../model/custom-layers/recurrent-layer.ts';
import { planForward, readValue, runForward, type Memory } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { isPlacewise, recurrentLayers } from '../model/layers-along-time.ts';

/** One character's way through a network whose only memory are recurrent layers. */
export type CharacterStep = {
  /** The width of each state, in the order in which `run` takes and gives them: `[batch, size]` each. */
  readonly stateSizes: readonly number[];
  readonly vocabularySize: number;
  /**
   * From a character `[batch, 1]` (int32) and the states before it: the probabilities `[batch, vocabulary]` of
   * the next one, and the states after it. Operations of tfjs alone, nothing read back and nothing remembered,
   * so that a step can be recorded. To be called inside `tf.tidy`.
   */
  readonly run: (
    characters: tf.Tensor,
    states: readonly tf.Tensor[],
  ) => { readonly probabilities: tf.Tensor; readonly states: readonly tf.Tensor[] };
};

/**
 * The step of a model, or `undefined` where it looks at other characters than by its states.
 * @param silent numbers whose probability is taken away; the others then add up to less than 1
 */
export function planCharacterStep(
  model: Model,
  target: string,
  silent: readonly number[] = [],
): CharacterStep | undefined {
  const isStepwise = model.spec.layers.every(
    (layer) =>
      isPlacewise(layer) ||
      (recurrentLayers.has(layer.type) && layer.config['returnSequences'] === true),
  );
  if (!isStepwise) return undefined;
  const plan = planForward(model, [target]);
  const layers = plan.flatMap(({ layer, to }) =>
    layer instanceof RecurrentLayer ? [{ layer, to }] : [],
  );
  return {
    stateSizes: layers.flatMap(({ layer }) => layer.stateSizes),
    vocabularySize: model.spec.layers.find(({ id }) => id === target)?.outputShape.at(-1) ?? 1,
    run: (characters, states) => {
      const memory: Memory = new Map();
      let at = 0;
      for (const { layer, to } of layers) {
        memory.set(to, states.slice(at, (at += layer.stateSizes.length)));
      }
      const inputs = new Map(model.spec.inputs.map(({ id }) => [id, characters]));
      const values = runForward(plan, inputs, { isTraining: false, memory });
      return {
        probabilities: silence(tf.squeeze(readValue(values, target), [1]), silent),
        states: layers.flatMap(({ to }) => memory.get(to) ?? []),
      };
    },
  };
}

function silence(probabilities: tf.Tensor, silent: readonly number[]): tf.Tensor {
  if (silent.length === 0) return probabilities;
  const kept = new Float32Array(probabilities.shape.at(-1) ?? 0).fill(1);
  for (const code of silent) kept[code] = 0;
  return tf.mul(probabilities, tf.tensor2d(kept, [1, kept.length]));
}
