import { isUtf8 } from 'node:buffer';

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
