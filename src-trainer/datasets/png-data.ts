import { inflateSync } from 'node:zlib';

/** Numbers of a pixel by the kind of colour. Source: PNG Specification (third edition), table 8. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Where a pass of an interlaced picture begins and how far apart its pixels are, `[x, y, dx, dy]`. Source: the same, section 8. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Throws where the pixels of a PNG are no deflate, or more or fewer than its header says. The decoder does not
 * tell: it answers with whatever was in the memory, and inflates an interlaced picture without a limit.
 */
export function checkPngData(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const bits = view.getUint8(24) * (channelsOf[view.getUint8(25)] ?? 1);
  const expected =
    view.getUint8(28) === 1
      ? passes.reduce(
          (sum, [x, y, dx, dy]) =>
            sum + countBytes(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy), bits),
          0,
        )
      : countBytes(width, height, bits);
  const { length } = inflateSync(joinData(bytes), { maxOutputLength: expected + 1 });
  if (length !== expected) throw new Error(`${length} bytes of pixels instead of ${expected}`);
}

/** Each row begins with the number of its filter; a pass without pixels has no rows. */
function countBytes(width: number, height: number, bits: number): number {
  return width <= 0 || height <= 0 ? 0 : height * (1 + Math.ceil((width * bits) / 8));
}

/** The compressed data of all IDAT chunks. Source: PNG Specification (third edition), section 5.3. */
function joinData(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const isData = view.getUint32(at + 4) === 0x49_44_41_54;
    if (isData) parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}
