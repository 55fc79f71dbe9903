import { isUtf8 } from 'node:buffer';

import { ProblemError } from '../../src-shared/problem.ts';
import { readBytes, withDataFile } from './data-file.ts';

/** The longest text that is read. */
const largestTextBytes = 64 * 1024 * 1024;

/**
 * The text of a UTF-8 file, without the byte order mark that some editors put first. Throws
 * `text-too-large`, `text-not-utf8` (with the offset of the first wrong byte), `text-has-nul` (a NUL is
 * UTF-8, but no text holds one), or `data-*`.
 */
export function readText(path: string): Promise<string> {
  return withDataFile(path, async (file, size) => {
    if (size > largestTextBytes) {
      throw new ProblemError('text-too-large', { path, size, limit: largestTextBytes });
    }
    return decodeText(path, await readBytes(file, 0, size));
  });
}

/** As `readText`, for bytes that are there already. */
export function decodeText(path: string, bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new ProblemError('text-has-nul', { path, offset: nul });
  if (!isUtf8(bytes)) {
    throw new ProblemError('text-not-utf8', { path, offset: findInvalidUtf8(bytes) });
  }
  return new TextDecoder('utf-8').decode(bytes);
}

/** The offset of the first sequence that is not UTF-8, or the length where all is. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  // Of halves: what comes before a cut is valid UTF-8 up to at most three bytes of a cut character.
  let valid = 0;
  let end = bytes.length;
  while (end - valid > 4) {
    const middle = startOfCharacter(bytes, valid + Math.ceil((end - valid) / 2), valid);
    if (middle === valid) break;
    if (isUtf8(bytes.subarray(valid, middle))) valid = middle;
    else end = middle;
  }
  while (valid < bytes.length) {
    const length = [1, 2, 3, 4].find((it) => isUtf8(bytes.subarray(valid, valid + it)));
    if (length === undefined || valid + length > bytes.length) return valid;
    valid += length;
  }
  return bytes.length;
}

/** The last place at or before `at`, and after `from`, where a character begins; else `from`. */
function startOfCharacter(bytes: Uint8Array, at: number, from: number): number {
  let start = at;
  while (start > from && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
