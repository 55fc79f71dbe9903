import { crc32 } from 'node:zlib';

import type { NamedTensor } from './safetensors.ts';

/** CRC-32 over the numbers of all tensors, one behind the other. */
export function checksum(tensors: readonly NamedTensor[]): string {
  let sum = 0;
  for (const { values } of tensors) {
    sum = crc32(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), sum);
  }
  return sum.toString(16);
}
