import type { Examples } from './dataset.ts';
import { residentRows } from './resident-examples.ts';

/** Pictures of one size with a class each, one byte a number. */
export type Images = {
  readonly height: number;
  readonly width: number;
  /** `[count, height, width]`, flat; 0 to 255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** `[count]`, class numbers. */
  readonly labels: Uint8Array<ArrayBuffer>;
};

/** Pixel / 255 for every byte: a lookup is faster than a division and gives the same float32. */
const shares = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 255);

/** Those images whose numbers stand in `members`, in that order; all of them where it is left out. */
export function imageExamples(images: Images, members?: Int32Array): Examples {
  const { pixels, labels } = images;
  const size = images.height * images.width;
  const rows = members ?? Int32Array.from(labels.keys());
  const rowOf = (index: number): number => {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`no example ${index} among ${rows.length}`);
    return row;
  };
  const examples: Examples = {
    count: rows.length,
    gatherInputs: (indices) => {
      const inputs = new Float32Array(indices.length * size);
      let to = 0;
      for (const index of indices) {
        const from = rowOf(index) * size;
        for (let at = from; at < from + size; at += 1, to += 1) {
          inputs[to] = shares[pixels[at] ?? 0] ?? 0;
        }
      }
      return inputs;
    },
    gatherTargets: (indices) => Int32Array.from(indices, (index) => labels[rowOf(index)] ?? 0),
    forEpoch: () => examples,
    resident: residentRows({ values: pixels, length: size, divisor: 255 }, labels, rowOf),
  };
  return examples;
}
