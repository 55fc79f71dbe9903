import { encodeCaption, numberWords } from '../../src-shared/datasets/caption-words.ts';
import type { Dataset } from './dataset.ts';

/**
 * All that is said of some pictures, words by number, flat `[captions, steps]`; `undefined` where the data say
 * nothing in words. What is longer than there are places for is cut.
 */
export function saidSequences(
  dataset: Dataset,
  part: 'train' | 'validation',
  indices: Int32Array,
): Int32Array | undefined {
  const { vocabulary = [], targetShape } = dataset;
  const captionsOf = part === 'train' ? dataset.trainCaptionsOf : dataset.captionsOf;
  const [steps = 1] = targetShape;
  if (captionsOf === undefined) return undefined;
  const numbers = numberWords(vocabulary);
  const captions = [...indices].flatMap((index) => captionsOf(index));
  return Int32Array.from(
    captions.flatMap((words) => encodeCaption(words.slice(0, steps - 1), numbers, steps)),
  );
}
