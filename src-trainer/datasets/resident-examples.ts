/**
 * The numbers behind some examples as they lie in memory, so that an engine can keep them all and a step only
 * says which are wanted.
 */
export type ResidentExamples = {
  readonly inputs: ResidentTable;
  readonly targets: ResidentTable;
  /** Where these examples are in the tables: a row, or the place at which a window begins. */
  readonly placesOf: (indices: Int32Array) => Int32Array;
};

/** Tables that hold the same array are one table. */
export type ResidentTable = {
  readonly values: Uint8Array | Int32Array | Float32Array;
  readonly layout:
    /** `[examples, length]`, flat. With `placesPerRow` so many places one behind the other have one row. */
    | { readonly kind: 'rows'; readonly length: number; readonly placesPerRow?: number }
    /** `[places]`: an example is the `window` numbers from its place plus `ahead` on. */
    | { readonly kind: 'windows'; readonly window: number; readonly ahead: number };
  /** What the numbers are to the network. */
  readonly becomes: 'float32' | 'int32';
  /** They are divided by it. */
  readonly divisor: number;
};

/**
 * Examples that are rows of two tables: what is shown, and the class of it.
 * @param rowOf the row of an example; throws a `RangeError` where there is none
 */
export function residentRows(
  inputs: Pick<ResidentTable, 'values' | 'divisor'> & { readonly length: number },
  classes: ResidentTable['values'],
  rowOf: (index: number) => number,
): ResidentExamples {
  const { values, divisor, length } = inputs;
  return {
    inputs: { values, layout: { kind: 'rows', length }, becomes: 'float32', divisor },
    targets: { values: classes, layout: { kind: 'rows', length: 1 }, becomes: 'int32', divisor: 1 },
    placesOf: (indices) => Int32Array.from(indices, rowOf),
  };
}
