import type { Examples } from './dataset.ts';
import type { FileRows } from './imported-folder.ts';
import { residentRows, type ResidentExamples } from './resident-examples.ts';

/** A table of inputs and what each row should be answered with. */
export type Rows = {
  /** `[rows, length]`, flat, or rows that stay in their file. */
  readonly inputs: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | FileRows;
  readonly length: number;
  /** Inputs are divided by it. */
  readonly divisor: number;
  /** `[rows]`: class numbers, or numbers to be said. */
  readonly targets: Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
};

/** Those rows whose numbers stand in `members`, in that order. */
export function rowExamples(rows: Rows, members: Int32Array): Examples {
  const { length, divisor, targets } = rows;
  const rowOf = (index: number): number => {
    const row = members[index];
    if (row === undefined) throw new RangeError(`no example ${index} among ${members.length}`);
    return row;
  };
  const readRow = rowReader(rows);
  const resident = keepResident(rows, rowOf);
  const examples: Examples = {
    count: members.length,
    gatherInputs: (indices) => {
      const gathered = new Float32Array(indices.length * length);
      for (const [to, index] of indices.entries()) {
        const row = readRow(rowOf(index));
        for (let at = 0; at < length; at += 1)
          gathered[to * length + at] = (row[at] ?? 0) / divisor;
      }
      return gathered;
    },
    gatherTargets: (indices) =>
      targets instanceof Int32Array
        ? Int32Array.from(indices, (index) => targets[rowOf(index)] ?? 0)
        : Float32Array.from(indices, (index) => targets[rowOf(index)] ?? 0),
    forEpoch: () => examples,
    ...(resident && { resident }),
  };
  return examples;
}

/** The numbers of a row; what it answers may be overwritten by the next. */
function rowReader({ inputs, length }: Rows): (row: number) => Float32Array | Uint8Array {
  if (!('readRow' in inputs)) {
    return (row) => inputs.subarray(row * length, (row + 1) * length);
  }
  const bytes = new Uint8Array(length);
  return (row) => {
    inputs.readRow(row, bytes);
    return bytes;
  };
}

/** The tables as an engine keeps them, where they are in memory. */
function keepResident(
  { inputs, length, divisor, targets }: Rows,
  rowOf: (index: number) => number,
): ResidentExamples | undefined {
  if ('readRow' in inputs) return undefined;
  const resident = residentRows({ values: inputs, length, divisor }, targets, rowOf);
  const becomes = targets instanceof Int32Array ? 'int32' : 'float32';
  return { ...resident, targets: { ...resident.targets, becomes } };
}
