import { crc32 } from 'node:zlib';

import { isPng } from './picture-facts.ts';

/**
 * Where a picture's file is damaged, in bytes from its beginning; `undefined` where all of its parts are there
 * and, in a PNG, hash to what they should. A decoder may still stumble over what is in them.
 */
export function findPictureFault(bytes: Uint8Array): number | undefined {
  return isPng(bytes) ? findPngFault(bytes) : findJpegFault(bytes);
}

/** Source: PNG Specification (third edition), section 5.3: length, type, data and CRC of each chunk. */
function findPngFault(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) return bytes.length;
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return bytes.length;
    const crc = view.getUint32(at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== crc) return at;
    if (view.getUint32(at + 4) === 0x49_45_4e_44) return undefined;
    at += 12 + length;
  }
}

/** Source: ITU-T T.81, section B.1.1: after the first scan an end marker has to come, which no data looks like. */
function findJpegFault(bytes: Uint8Array): number | undefined {
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return at;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
    if (marker === 0xda) return hasEnd(bytes, at + 2 + length) ? undefined : bytes.length;
    if (length < 2) return at + 2;
    at += 2 + length;
  }
  return bytes.length;
}

function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return true;
  }
  return false;
}
