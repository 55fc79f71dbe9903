import type { Spread } from '../../src-shared/datasets/data-look.ts';

/**
 * Collects numbers one by one and says how they spread; the deviation is that of the numbers themselves (divided by
 * n). Zeros where there are none.
 * Source: Welford, "Note on a method for calculating corrected sums of squares and products", 1962.
 */
export function createSpread(): {
  readonly add: (number: number) => void;
  readonly measure: () => Spread;
} {
  let count = 0;
  let mean = 0;
  let squares = 0;
  let least = Infinity;
  let most = -Infinity;
  return {
    add: (number) => {
      count += 1;
      const before = number - mean;
      mean += before / count;
      squares += before * (number - mean);
      if (number < least) least = number;
      if (number > most) most = number;
    },
    measure: () =>
      count === 0
        ? { least: 0, most: 0, mean: 0, deviation: 0 }
        : { least, most, mean, deviation: Math.sqrt(squares / count) },
  };
}
