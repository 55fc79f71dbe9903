import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

type Weight = { readonly shape: readonly number[]; readonly values: Float32Array };

/** The newest checkpoint of a run: its weights by node and name, such as `conv2d_1/kernel`. */
export type Weights = {
  readonly step: number;
  /** The numbers of a weight, flat in row-major order. */
  readonly of: (name: string) => Weight;
};

const pointerSchema = z.object({ step: z.int() });
const entrySchema = z.object({
  shape: z.array(z.int()),
  data_offsets: z.tuple([z.int(), z.int()]),
});

/**
 * Reads the checkpoint that a run folder's `last` points to, without any of the program's own code: a length
 * of 8 bytes, a header in JSON, the float32 numbers.
 */
export function readCheckpoint(runFolder: string): Weights {
  const { step } = pointerSchema.parse(JSON.parse(readFileSync(join(runFolder, 'last'), 'utf8')));
  const bytes = readFileSync(join(runFolder, 'checkpoints', `${step}.safetensors`));
  const headerLength = Number(bytes.readBigUInt64LE(0));
  const header = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(bytes.toString('utf8', 8, 8 + headerLength)));
  return {
    step,
    of: (name) => {
      const { shape, data_offsets: place } = entrySchema.parse(header[`weights/${name}`]);
      const [begin, end] = place.map((offset) => 8 + headerLength + offset);
      const numbers = Uint8Array.from(bytes.subarray(begin, end));
      return { shape, values: new Float32Array(numbers.buffer) };
    },
  };
}
