import { isUtf8 } from 'node:buffer';

import type { Encoding } from '../../src-shared/datasets/import-options.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { openDataFile, readBytes, withDataFile } from '../datasets/data-file.ts';
import { detectEncoding } from '../datasets/detect-encoding.ts';
import { findInvalidUtf8 } from '../datasets/find-invalid-utf8.ts';

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
 * Looks at the beginning of a file, and finds out its encoding. Throws `data-*`, `import-too-large` or `text-has-nul`.
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

/** Whether what began as this encoding, and does not go on so, may be the Western European of Windows after all. */
export function mayBeWestern({ encoding, text }: TextStart, wanted: Encoding | undefined): boolean {
  return wanted === undefined && encoding === 'utf-8' && /^[\0-\x7f]*$/.test(text);
}

/** What is wrong with a file whose bytes are not of its encoding. */
export async function notOfEncoding(path: string, encoding: Encoding): Promise<ProblemError> {
  return encoding === 'utf-8' ? notUtf8(path) : new ProblemError('text-not-utf16', { path });
}

/** Says which byte of a file is the first that is not UTF-8, as a problem. */
function notUtf8(path: string): Promise<ProblemError> {
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
