import { z } from 'zod';

/** A float32 tensor by name, flat in row-major order. */
export type NamedTensor = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
};

/** What a file holds: tensors and words about them. */
export type TensorFile = {
  readonly tensors: readonly NamedTensor[];
  readonly metadata: Readonly<Record<string, string>>;
};

/** A header longer than this is refused, as in the format's own reader. */
const longestHeader = 100_000_000;

const size = z.int().min(0);
const entrySchema = z.strictObject({
  dtype: z.literal('F32'),
  shape: z.array(size).max(8),
  data_offsets: z.tuple([size, size]),
});
const headerSchema = z.record(z.string(), z.unknown());
const metadataSchema = z.record(z.string(), z.string());

/**
 * Writes tensors as a safetensors file: header length (8 bytes, little-endian), header (JSON, padded with
 * blanks to a multiple of 8), then the numbers one behind the other.
 *
 * Source: Hugging Face, safetensors, Format.
 */
export function encodeSafetensors({ tensors, metadata }: TensorFile): Uint8Array<ArrayBuffer> {
  const entries: [string, unknown][] = [['__metadata__', metadata]];
  let end = 0;
  for (const { name, shape, values } of tensors) {
    const begin = end;
    end += values.byteLength;
    entries.push([name, { dtype: 'F32', shape, data_offsets: [begin, end] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + end);
  bytes.fill(0x20, 8, 8 + headerLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, 8);
  let offset = 8 + headerLength;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

/** Reads what `encodeSafetensors` wrote. Throws a `RangeError` where the bytes are cut, longer than said or otherwise broken. */
export function decodeSafetensors(bytes: Uint8Array): TensorFile {
  if (bytes.length < 8) throw new RangeError('shorter than a header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  if (headerLength > longestHeader || 8 + headerLength > bytes.length) {
    throw new RangeError('the header is longer than the file');
  }
  const header = headerSchema.parse(
    parseJson(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))),
  );
  // A plain view: `slice` of a Node buffer would give a view of the whole file, not a copy.
  const data = new Uint8Array(
    bytes.buffer,
    bytes.byteOffset + 8 + headerLength,
    bytes.length - 8 - headerLength,
  );
  const tensors: NamedTensor[] = [];
  let metadata: Record<string, string> = {};
  let expected = 0;
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') {
      metadata = metadataSchema.parse(value);
      continue;
    }
    const { shape, data_offsets: offsets } = entrySchema.parse(value);
    const [begin, end] = offsets;
    const byteLength = shape.reduce((product, axis) => product * axis, 4);
    if (begin !== expected || end - begin !== byteLength || end > data.length) {
      throw new RangeError(`the place of ${name} is wrong`);
    }
    expected = end;
    // A copy, since numbers in the file need not lie at a multiple of 4.
    tensors.push({ name, shape, values: new Float32Array(data.slice(begin, end).buffer) });
  }
  if (expected !== data.length) throw new RangeError('longer than its tensors');
  return { tensors, metadata };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('the header is not JSON');
  }
}
