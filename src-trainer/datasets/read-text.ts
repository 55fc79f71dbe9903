import type { Encoding } from '../../src-shared/datasets/import-options.ts';
import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { readBytes, withDataFile } from './data-file.ts';
import { detectEncoding } from './detect-encoding.ts';
import { findInvalidUtf8 } from './find-invalid-utf8.ts';

/** The longest text that is read. */
const largestTextBytes = 64 * 1024 * 1024;

/**
 * The text of a file in UTF-8, UTF-16 or the Western European of Windows, without the byte order mark that some
 * editors put first, tidied. Throws `text-too-large`, `text-not-utf8` (with the offset of the first wrong byte),
 * `text-not-utf16`, `text-has-nul` (a NUL is a character, but no text holds one), or `data-*`.
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
  const encoding = detectEncoding(bytes, true);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const nul = isWide ? -1 : bytes.indexOf(0);
  if (nul >= 0) throw new ProblemError('text-has-nul', { path, offset: nul });
  const text = decodeAs(path, bytes, encoding);
  return tidyText(text);
}

function decodeAs(path: string, bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (encoding !== 'utf-8') throw new ProblemError('text-not-utf16', { path });
    throw new ProblemError('text-not-utf8', { path, offset: findInvalidUtf8(bytes) });
  }
}
