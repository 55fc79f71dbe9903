/**
 * The float32 numbers at `offset` (counted in numbers) of a frame's bytes. They are the bytes themselves, so
 * that a network's pictures are not copied once more; only where these begin at an odd place, a copy of them.
 */
export function readFloat32(
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
  count: number,
): Float32Array<ArrayBuffer> {
  const start = bytes.byteOffset + offset * 4;
  if (start % 4 === 0) return new Float32Array(bytes.buffer, start, count);
  return new Float32Array(bytes.buffer.slice(start, start + count * 4));
}

/** All of a frame's bytes as float64 numbers, as a copy. A part of a number at the end is left out. */
export function readFloat64(bytes: Uint8Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const count = Math.floor(bytes.byteLength / 8);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + count * 8));
}
