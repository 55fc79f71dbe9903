import { isUtf8 } from 'node:buffer';

import type { Encoding } from '../../src-shared/datasets/import-options.ts';
import { findInvalidUtf8 } from './find-invalid-utf8.ts';

/** A character of UTF-8 is cut after so many bytes at most. */
const longestCut = 3;

/**
 * How bytes are to be read as text: by their byte order mark; as UTF-16 where every other byte is often 0 and none of
 * the rest is; as UTF-8 where they are, or where most of what is beyond ASCII is, so that a damaged file is told and
 * not misread; and else as the Western European of Windows, which holds Latin-1.
 *
 * @param isWhole whether the bytes are all of the text, and not only its beginning
 */
export function detectEncoding(bytes: Uint8Array, isWhole: boolean): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const valid = isUtf8(bytes) ? bytes.length : findInvalidUtf8(bytes);
  const isValid = valid >= bytes.length - (isWhole ? 0 : longestCut);
  const wide = detectWide(bytes, isValid);
  if (wide !== undefined) return wide;
  return isValid || isDamagedUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/**
 * UTF-16 without a mark. Latin letters have a 0 in one place of each pair; in other scripts it is spaces, digits and
 * line ends that have. A stray NUL or two in a text of single bytes are not enough.
 */
function detectWide(bytes: Uint8Array, isValidUtf8: boolean): Encoding | undefined {
  const units = Math.floor(bytes.length / 2);
  let [even, odd] = [0, 0];
  for (let at = 0; at < 2 * units; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even > 0 && odd > 0) return undefined;
  const share = (even + odd) / units;
  const isSome = even + odd >= 4 && share >= (isValidUtf8 ? 0.1 : 0.01);
  const isMost = even + odd >= 2 && share >= 0.4;
  if (!isMost && !isSome) return undefined;
  const encoding = even > 0 ? 'utf-16be' : 'utf-16le';
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, 2 * units), {
      stream: true,
    });
    return encoding;
  } catch {
    return undefined;
  }
}

/** Whether of the bytes beyond ASCII as many make characters of UTF-8 as do not. By chance hardly any do. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let characters = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const isCharacter = isUtf8(bytes.subarray(at, at + length));
    if (first >= 0x80 && isCharacter) characters += 1;
    if (!isCharacter) strays += 1;
    at += isCharacter ? length : 1;
  }
  return characters > 0 && characters >= strays;
}
