import type { Summary } from './case-result.ts';

/** Minimum, median and maximum. Throws where there is nothing to sum up. */
export function summarise(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('no values');
  return { min: Math.min(...values), median: middleOf(values), max: Math.max(...values) };
}

/** The median: of an even count, the mean of the middle two. */
export function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The mean. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
