import type { Examples } from './dataset.ts';
import { residentRows, type ResidentTable } from './resident-examples.ts';

/** A table of inputs and what each row should be answered with. */
export type Rows = {
  /** `[rows, length]`, flat. */
  readonly inputs: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
  readonly length: number;
  /** Inputs are divided by it. */
  readonly divisor: number;
  /** `[rows]`: class numbers, or numbers to be said. */
  readonly targets: Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
};

/** Those rows whose numbers stand in `members`, in that order. */
export function rowExamples(rows: Rows, members: Int32Array): Examples {
  const { inputs, length, divisor, targets } = rows;
  const rowOf = (index: number): number => {
    const row = members[index];
    if (row === undefined) throw new RangeError(`no example ${index} among ${members.length}`);
    return row;
  };
  const resident = residentRows({ values: inputs, length, divisor }, targets, rowOf);
  const becomes: ResidentTable['becomes'] = targets instanceof Int32Array ? 'int32' : 'float32';
  const examples: Examples = {
    count: members.length,
    gatherInputs: (indices) => {
      const gathered = new Float32Array(indices.length * length);
      let to = 0;
      for (const index of indices) {
        const from = rowOf(index) * length;
        for (let at = from; at < from + length; at += 1, to += 1) {
          gathered[to] = (inputs[at] ?? 0) / divisor;
        }
      }
      return gathered;
    },
    gatherTargets: (indices) =>
      targets instanceof Int32Array
        ? Int32Array.from(indices, (index) => targets[rowOf(index)] ?? 0)
        : Float32Array.from(indices, (index) => targets[rowOf(index)] ?? 0),
    forEpoch: () => examples,
    resident: { ...resident, targets: { ...resident.targets, becomes } },
  };
  return examples;
}
