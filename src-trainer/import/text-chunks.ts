import { isUtf8 } from 'node:buffer';

import type { Encoding } from '../../src-shared/datasets/import-options.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { openDataFile, readBytes, withDataFile } from '../datasets/data-file.ts';
import { findInvalidUtf8 } from '../datasets/read-text.ts';

const chunkBytes = 256 * 1024;

/** Larger tables and texts are refused before they are read. */
const largestBytes = 2 * 1024 ** 3;

/** The first bytes of a file, the size of all of it, and how they are to be read. */
export type TextStart = {
  readonly size: number;
  readonly encoding: Encoding;
  /** The beginning, decoded; up to 256 KiB of it. */
  readonly text: string;
  /** Whether `text` is all of it. */
  readonly isWhole: boolean;
};

/**
 * Looks at the beginning of a file: UTF-16 and UTF-8 by their marks, then UTF-8 where the bytes are, and else
 * the Western European of Windows, which holds Latin-1. Throws `data-*`, `import-too-large` or `text-has-nul`.
 * @param wanted takes the place of what the bytes say
 */
export function readTextStart(path: string, wanted: Encoding | undefined): Promise<TextStart> {
  return withDataFile(path, async (file, size) => {
    if (size === 0) throw new ProblemError('data-file-empty', { path });
    if (size > largestBytes) {
      throw new ProblemError('import-too-large', { path, size, limit: largestBytes });
    }
    const bytes = await readBytes(file, 0, Math.min(size, chunkBytes));
    const encoding = wanted ?? detectEncoding(bytes, bytes.length === size);
    const text = new TextDecoder(encoding).decode(bytes, { stream: true });
    const nul = text.indexOf('\0');
    if (nul >= 0) throw new ProblemError('import-not-text', { path, offset: nul });
    return { size, encoding, text, isWhole: bytes.length === size };
  });
}

function detectEncoding(bytes: Uint8Array, isWhole: boolean): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // A character may be cut where the beginning ends.
  const end = isWhole ? bytes.length : Math.max(0, bytes.length - 3);
  const valid = isUtf8(bytes) ? bytes.length : findInvalidUtf8(bytes);
  return valid >= end ? 'utf-8' : 'windows-1252';
}

/** A byte that does not belong to the encoding: where it is found, the reader may try another. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/**
 * The text of a file, piece by piece, without its mark of the byte order. Throws an `EncodingError` where the
 * bytes are not of the encoding.
 * @param onBytes told how many bytes have been read
 */
export async function* readTextChunks(
  path: string,
  encoding: Encoding,
  onBytes: (count: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const { file } = await openDataFile(path);
  try {
    for (let offset = 0; ;) {
      const bytes = await readBytes(file, offset, chunkBytes);
      offset += bytes.length;
      const isLast = bytes.length < chunkBytes;
      const text = decode(decoder, bytes, isLast);
      onBytes(offset);
      if (text !== '') yield text;
      if (isLast) return;
    }
  } finally {
    await file.close();
  }
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  isLast: boolean,
): string {
  try {
    return decoder.decode(bytes, { stream: !isLast });
  } catch {
    throw new EncodingError(`not ${decoder.encoding}`);
  }
}

/** Says which byte of a file is the first that is not UTF-8, as a problem. */
export function notUtf8(path: string): Promise<ProblemError> {
  return withDataFile(path, async (file, size) => {
    for (let at = 0; at < size;) {
      const bytes = await readBytes(file, at, chunkBytes);
      const valid = isUtf8(bytes) ? bytes.length : findInvalidUtf8(bytes);
      const isCut = valid >= bytes.length - 3 && at + bytes.length < size && valid > 0;
      if (valid < bytes.length && !isCut) {
        return new ProblemError('text-not-utf8', { path, offset: at + valid });
      }
      if (valid === 0) break;
      at += valid;
    }
    return new ProblemError('text-not-utf8', { path, offset: size });
  });
}
