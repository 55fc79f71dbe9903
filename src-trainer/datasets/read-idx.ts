import { createGunzip } from 'node:zlib';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import { ProblemError } from '../../src-shared/problem.ts';
import { errorCodeOf, readBytes, withDataFile } from './data-file.ts';
import { idxHeaderBytes, parseIdxHeader, type IdxHeader, type IdxKind } from './idx-header.ts';

/** The content of an IDX file of unsigned bytes. */
export type Idx = {
  /** `[count]` or `[count, height, width]`. */
  readonly sizes: readonly number[];
  /** The numbers, flat, in the order of the file. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Where `data` begins in the (inflated) file: the offset of a number is this plus its index. */
  readonly headerBytes: number;
};

/** Deflate makes at most about 1,032 bytes out of one; honest pictures stay far below this ratio. */
const largestRatio = 200;
const alwaysAllowedBytes = 16 * 1024 * 1024;

/**
 * Reads an IDX file, plain or gzip, whichever its first bytes say. Nothing is allocated before the header
 * has been held against the bytes that are there, and inflating stops at the first byte too many.
 * Throws a `ProblemError` with path and offset: `data-*`, `idx-*`, `gzip-*`.
 */
export function readIdx(path: string, kind: IdxKind): Promise<Idx> {
  return withDataFile(path, async (file, size) => {
    const start = await readBytes(file, 0, idxHeaderBytes(kind));
    return isGzip(start)
      ? await readPacked(path, kind, file, size)
      : await readPlain(path, kind, file, size, start);
  });
}

/** Whether a file that begins so is gzip (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function readPlain(
  path: string,
  kind: IdxKind,
  file: FileHandle,
  size: number,
  start: Uint8Array,
): Promise<Idx> {
  const { sizes, headerBytes, dataBytes } = parseIdxHeader(path, kind, start);
  const expected = headerBytes + dataBytes;
  if (size < expected) throw truncated(path, size, expected);
  if (size > expected) throw new ProblemError('idx-too-long', { path, offset: expected });
  const data = await readBytes(file, headerBytes, dataBytes);
  // The file may have become shorter since its size was asked for.
  if (data.length < dataBytes) throw truncated(path, headerBytes + data.length, expected);
  return { sizes, data, headerBytes };
}

async function readPacked(
  path: string,
  kind: IdxKind,
  file: FileHandle,
  size: number,
): Promise<Idx> {
  const start = new Uint8Array(idxHeaderBytes(kind));
  let header: IdxHeader | undefined;
  let data = new Uint8Array(0);
  let inflated = 0;

  const take = (chunk: Uint8Array): void => {
    let rest = chunk;
    if (header === undefined) {
      const part = rest.subarray(0, start.length - inflated);
      start.set(part, inflated);
      inflated += part.length;
      if (inflated < start.length) return;
      header = parseIdxHeader(path, kind, start);
      checkRatio(path, header, size);
      data = new Uint8Array(header.dataBytes);
      rest = rest.subarray(part.length);
    }
    const end = header.headerBytes + header.dataBytes;
    if (inflated + rest.length > end) throw new ProblemError('idx-too-long', { path, offset: end });
    data.set(rest, inflated - header.headerBytes);
    inflated += rest.length;
  };

  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  try {
    await pipeline(
      file.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024 }),
      gunzip,
      async (chunks: AsyncIterable<Uint8Array>) => {
        for await (const chunk of chunks) take(chunk);
      },
    );
  } catch (error) {
    throw gzipProblem(path, size, gunzip.bytesWritten, error);
  }
  if (header === undefined) {
    // Refuses a wrong magic number and an early end alike.
    parseIdxHeader(path, kind, start.subarray(0, inflated));
    throw truncated(path, inflated, start.length);
  }
  const { sizes, headerBytes, dataBytes } = header;
  if (inflated < headerBytes + dataBytes) throw truncated(path, inflated, headerBytes + dataBytes);
  return { sizes, data, headerBytes };
}

function checkRatio(path: string, header: IdxHeader, size: number): void {
  if (header.dataBytes > alwaysAllowedBytes && header.dataBytes > largestRatio * size) {
    const declared = header.sizes.join(' × ');
    throw new ProblemError('idx-header-implausible', { path, offset: 4, declared, size });
  }
}

function truncated(path: string, offset: number, expected: number): ProblemError {
  return new ProblemError('idx-truncated', { path, offset, expected });
}

/** What zlib found wrong; anything that is not zlib's (a read error, a finding of ours) stays what it is. */
function gzipProblem(path: string, size: number, offset: number, error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  const code = errorCodeOf(error);
  if (code === 'Z_BUF_ERROR') return new ProblemError('gzip-cut', { path, offset: size });
  if (code.startsWith('Z_')) return new ProblemError('gzip-damaged', { path, offset });
  return error;
}
