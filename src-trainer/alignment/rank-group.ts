import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { ranksOfPictures, ranksOfSentences } from './rank-pairs.ts';
import { readWordMaps, type WordMaps } from './read-places.ts';

/** Pictures that a sentence is ranked among, as the field does it with small sets. */
const together = 100;

/** How examples are put into groups of 100 that are ranked together; all in one where there are fewer. */
export function groupsOf(count: number): { readonly size: number; readonly groups: number } {
  const size = Math.min(together, count);
  return { size, groups: size === 0 ? 0 : Math.floor(count / size) };
}

/** The ranks, from 1, that the pictures of sentences and the sentences of pictures have in a group of examples. */
export function rankGroup(
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  examples: Examples,
  indices: Int32Array,
): {
  readonly pictures: number[];
  readonly sentences: number[];
  /** What the ranks were read from. */
  readonly maps: WordMaps;
} {
  const maps = readWordMaps(model, dataset, examples, indices);
  return {
    pictures: ranksOfPictures(maps.fits, indices.length),
    sentences: ranksOfSentences(maps.fits, indices.length),
    maps,
  };
}
