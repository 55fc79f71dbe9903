import * as tf from '@tensorflow/tfjs-core';

import { gridOf } from '../../src-shared/captioning/find-region.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { feedInputs } from '../model/feed-inputs.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { gatherPart } from '../training/batch-parts.ts';
import { divide, regionWordScores } from '../training/region-word-ranking.ts';

/** Whether a network brings the regions of pictures and words together, and says no captions. */
export function isAligning({ outputs }: Pick<Model, 'outputs'>): boolean {
  return outputs[0]?.loss === 'regionWordRanking';
}

/**
 * What the network gives of pictures and of their sentences, `[examples, regions + steps, features]`, and the
 * sentences by number, `[examples, steps]`. To be called inside `tf.tidy`.
 */
function readPlaces(
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  examples: Examples,
  indices: Int32Array,
): { readonly places: tf.Tensor3D; readonly words: tf.Tensor2D } {
  const [output] = model.outputs;
  if (output === undefined) throw new Error('the network has no output');
  const { inputs, targets } = gatherPart(dataset, examples, indices);
  const given = feedInputs(model.spec, inputs, targets);
  const values = runForward(planForward(model, [output.from]), given, { isTraining: false });
  return { places: readValue(values, output.from) as tf.Tensor3D, words: targets as tf.Tensor2D };
}

/** How well the words of sentences fit the regions of pictures. */
export type WordMaps = {
  /** `[examples, steps, regions]`, flat, each of its own picture: the step at which word t is read is t + 1. */
  readonly scores: Float32Array;
  /** `[sentences, pictures]`, flat: how well each sentence fits each picture. */
  readonly fits: Float32Array;
  /** `[examples, steps]`, flat. */
  readonly words: Int32Array;
  readonly steps: number;
  readonly regions: number;
  /** The grid that the regions lie on; absent where they lie on none. */
  readonly grid: ReturnType<typeof gridOf>;
};

/** Reads in one pass how well the sentences of examples, and each of their words, fit the pictures. */
export function readWordMaps(
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  examples: Examples,
  indices: Int32Array,
): WordMaps {
  const [steps = 1] = dataset.targetShape;
  const [scores, fits, words] = tf.tidy(() => {
    const read = readPlaces(model, dataset, examples, indices);
    const parts = divide(read.places, steps);
    const products = tf.matMul(parts.read, parts.regions, false, true);
    return [
      products.dataSync<'float32'>().slice(),
      regionWordScores(read.places, read.words).dataSync<'float32'>().slice(),
      read.words.dataSync<'int32'>().slice(),
    ];
  });
  const regions = scores.length / (indices.length * steps);
  return { scores, fits, words, steps, regions, grid: gridOf(regions, dataset.inputShape) };
}
