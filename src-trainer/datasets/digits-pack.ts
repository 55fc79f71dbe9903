import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { Images } from './image-examples.ts';

/** The digits as one small file, and what its content hashes to. */
export type DigitsPack = { readonly images: Images; readonly hash: string };

const magic = Buffer.from('LIENZO-DIGITS-1\n', 'latin1');
const checksumBytes = 32;
const sizesBytes = 12;
const largestContentBytes = 64 * 1024 * 1024;

/**
 * The pack's bytes: the line `LIENZO-DIGITS-1`, the SHA-256 of the content (32 bytes), the content as gzip.
 * The content is count, height and width (uint32, big-endian), then the labels, then the pixels.
 */
export function writeDigitsPack(images: Images): Uint8Array {
  const content = Buffer.alloc(sizesBytes + images.labels.length + images.pixels.length);
  content.writeUInt32BE(images.labels.length, 0);
  content.writeUInt32BE(images.height, 4);
  content.writeUInt32BE(images.width, 8);
  content.set(images.labels, sizesBytes);
  content.set(images.pixels, sizesBytes + images.labels.length);
  const checksum = createHash('sha256').update(content).digest();
  return Buffer.concat([magic, checksum, gzipSync(content, { level: 9 })]);
}

/**
 * Reads a pack. The file ships with the program, so whatever is wrong with it is a broken installation: the
 * answer is then `undefined`, and the caller names the file.
 */
export function readDigitsPack(bytes: Uint8Array): DigitsPack | undefined {
  const head = magic.length + checksumBytes;
  if (bytes.length < head || !magic.equals(bytes.subarray(0, magic.length))) return undefined;
  const content = inflate(bytes.subarray(head));
  if (content === undefined || content.length < sizesBytes) return undefined;
  const checksum = createHash('sha256').update(content).digest();
  if (!checksum.equals(bytes.subarray(magic.length, head))) return undefined;

  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const count = view.getUint32(0);
  const height = view.getUint32(4);
  const width = view.getUint32(8);
  if (content.length !== sizesBytes + count * (1 + height * width)) return undefined;
  const start = content.byteOffset + sizesBytes;
  const labels = new Uint8Array(content.buffer, start, count);
  const pixels = new Uint8Array(content.buffer, start + count, count * height * width);
  return { images: { height, width, pixels, labels }, hash: checksum.toString('hex') };
}

function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: largestContentBytes });
  } catch {
    return undefined;
  }
}
