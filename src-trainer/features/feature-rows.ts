import type { Dataset, Examples } from '../datasets/dataset.ts';

/** Which row of a table of features each example has. */
export type FeatureRows = {
  readonly count: number;
  /** By the example's number. */
  readonly train: Int32Array;
  readonly validation: Int32Array;
  /** Whether the rows are those of the examples' own table in memory, all of them and in its order. */
  readonly isAsResident: boolean;
};

/**
 * Numbers what features are to be computed of. Where the examples are rows of one table in memory, each row that is used
 * once; else every example.
 */
export function numberFeatureRows({ train, validation }: Dataset): FeatureRows {
  const own = residentRowsOf(train);
  const heldOut = validation.count === 0 ? new Int32Array() : residentRowsOf(validation);
  const table = train.resident?.inputs;
  const isOneTable = validation.count === 0 || validation.resident?.inputs.values === table?.values;
  if (own === undefined || heldOut === undefined || table === undefined || !isOneTable) {
    return {
      count: train.count + validation.count,
      train: Int32Array.from({ length: train.count }, (_, index) => index),
      validation: Int32Array.from({ length: validation.count }, (_, index) => train.count + index),
      isAsResident: false,
    };
  }
  const length = table.layout.kind === 'rows' ? table.values.length / table.layout.length : 0;
  const numbers = new Int32Array(length).fill(-1);
  for (const row of own) numbers[row] = 0;
  for (const row of heldOut) numbers[row] = 0;
  let count = 0;
  for (const [row, mark] of numbers.entries()) if (mark === 0) numbers[row] = count++;
  const numberOf = (row: number): number => numbers[row] ?? -1;
  return {
    count,
    train: own.map(numberOf),
    validation: heldOut.map(numberOf),
    isAsResident: count === length,
  };
}

/** The rows of a table in memory that these examples are; nothing where they are none. */
function residentRowsOf({ resident, count }: Examples): Int32Array | undefined {
  if (resident?.inputs.layout.kind !== 'rows') return undefined;
  const { placesPerRow = 1 } = resident.inputs.layout;
  const all = Int32Array.from({ length: count }, (_, index) => index);
  return resident.placesOf(all).map((place) => Math.floor(place / placesPerRow));
}

/** Whether every epoch shows the same inputs; a text moves its windows. Looks at some examples of two epochs. */
export function areInputsTheSame({ train }: Dataset): boolean {
  const some = spreadOver(train.count);
  const [one, other] = [0, 1].map((epoch) => train.forEpoch(epoch).gatherInputs(some));
  return one?.every((value, at) => value === other?.[at]) === true;
}

/** Up to `most` numbers below `count`, evenly spaced. */
export function spreadOver(count: number, most = 32): Int32Array {
  const length = Math.min(most, count);
  return Int32Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}
