/** Why a row of a table is no example. */
export const rowSkips = [
  'wrong-cell-count',
  'missing-value',
  'missing-target',
  'not-a-number',
  'not-finite',
  'value-unknown',
] as const;
export type RowSkip = (typeof rowSkips)[number];
