import { longestOfAdding } from '../../../src-shared/datasets/sequences/describe-sequences.ts';
import type { SequencesOf } from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { randomStream } from '../../random/random-stream.ts';

/** Pairs of values and markers, and what the marked ones come to. */
export type AddingProblem = {
  /** `[count, steps, 2]`, flat: value and marker. A shorter sequence stands at the end, behind zeros. */
  readonly pairs: Float32Array<ArrayBuffer>;
  /** `[count]`: 0.5 + (X_1 + X_2) / 4, from 0 to 1. */
  readonly sums: Float32Array<ArrayBuffer>;
};

/**
 * The adding problem. Values are drawn evenly from [−1, 1]. Two are marked with 1: one of the first ten, and another
 * one before the middle; the first and the last pair have the marker −1, all others 0. Where the first pair is
 * drawn, its marker stays −1 and its value counts as 0. Sequences have from `length` to a tenth more pairs.
 *
 * Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997, section 5.4.
 */
export function generateAdding(
  { count, length }: Pick<SequencesOf<'adding'>, 'count' | 'length'>,
  seed: number,
): AddingProblem {
  const steps = longestOfAdding(length);
  const pairs = new Float32Array(count * steps * 2);
  const sums = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    const random = randomStream(seed, 'sequences', 'adding', index);
    const own = length + random.nextBelow(steps - length + 1);
    const from = (index + 1) * steps - own;
    for (let at = 0; at < own; at += 1) pairs[2 * (from + at)] = 2 * random.nextUniform() - 1;
    const first = random.nextBelow(Math.min(10, own - 1));
    // One of those before the middle that is not marked yet.
    const free = Math.max(2, Math.floor(own / 2) - 1);
    const drawn = random.nextBelow(free - (first < free ? 1 : 0));
    const second = drawn + (first <= drawn ? 1 : 0);
    pairs[2 * from + 1] = -1;
    pairs[2 * (from + own - 1) + 1] = -1;
    let sum = 0;
    for (const at of [first, second]) {
      if (at === 0) continue;
      pairs[2 * (from + at) + 1] = 1;
      sum += pairs[2 * (from + at)] ?? 0;
    }
    sums[index] = 0.5 + sum / 4;
  }
  return { pairs, sums };
}
