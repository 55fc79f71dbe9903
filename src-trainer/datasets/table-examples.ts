import type { Examples } from './dataset.ts';
import type { ResidentExamples, ResidentTable } from './resident-examples.ts';

/** Numbers of all examples, flat: `[rows, length]`. */
export type ExampleTable = {
  readonly values: Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly length: number;
  /** What they are to the network; whole numbers are given as they are. */
  readonly becomes: 'float32' | 'int32';
  /** Measurements are divided by it. */
  readonly divisor: number;
};

/** Those rows of two tables, questions and answers of any length, whose numbers stand in `members`. */
export function tableExamples(
  inputs: ExampleTable,
  targets: ExampleTable,
  members: Int32Array,
): Examples {
  const rowOf = (index: number): number => {
    const row = members[index];
    if (row === undefined) throw new RangeError(`no example ${index} among ${members.length}`);
    return row;
  };
  const resident: ResidentExamples = {
    inputs: residentTable(inputs),
    targets: residentTable(targets),
    placesOf: (indices) => Int32Array.from(indices, rowOf),
  };
  const examples: Examples = {
    count: members.length,
    gatherInputs: (indices) => gather(inputs, indices, rowOf),
    gatherTargets: (indices) => gather(targets, indices, rowOf),
    forEpoch: () => examples,
    resident,
  };
  return examples;
}

function residentTable({ values, length, becomes, divisor }: ExampleTable): ResidentTable {
  return { values, layout: { kind: 'rows', length }, becomes, divisor };
}

function gather(
  { values, length, becomes, divisor }: ExampleTable,
  indices: Int32Array,
  rowOf: (index: number) => number,
): Float32Array | Int32Array {
  const count = indices.length * length;
  const gathered = becomes === 'int32' ? new Int32Array(count) : new Float32Array(count);
  for (const [to, index] of indices.entries()) {
    const from = rowOf(index) * length;
    for (let at = 0; at < length; at += 1) {
      gathered[to * length + at] = (values[from + at] ?? 0) / divisor;
    }
  }
  return gathered;
}
