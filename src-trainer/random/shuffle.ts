import { randomStream } from './random-stream.ts';

/**
 * The order in which an epoch (counted from 0) sees the training examples: a permutation of `[0, count)`
 * that follows from the run's seed and the epoch alone, so that a resumed run finds it again.
 *
 * Source: Fisher and Yates, in Knuth, "The Art of Computer Programming", volume 2, algorithm 3.4.2 P.
 */
export function shuffledIndices(count: number, seed: number, epoch: number): Int32Array {
  const indices = Int32Array.from({ length: count }, (_, index) => index);
  const random = randomStream(seed, 'shuffle', epoch);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.nextBelow(last + 1);
    const moved = indices[last] ?? 0;
    indices[last] = indices[other] ?? 0;
    indices[other] = moved;
  }
  return indices;
}
