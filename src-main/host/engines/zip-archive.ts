import type { FileHandle } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/** A file inside a zip archive, as the archive's directory declares it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly headerOffset: number;
};

/** The archive is not what it claims to be, or uses a part of the format that is not read here. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const endBytes = 22;
const directoryEntryBytes = 46;
const headerBytes = 30;
const encryptedFlag = 1;
/** Numbers at their limit mean that the true ones stand in the zip64 extension. */
const zip64Count = 0xffff;
const zip64Size = 0xffffffff;
const largestDirectoryBytes = 64 * 1024 * 1024;
const chunkBytes = 256 * 1024;

/**
 * The entries of a zip archive, from its directory alone. One disk, stored or deflated, not encrypted, below
 * 4 GiB; anything else throws a `ZipError`. Names are data: nothing here makes a path of them.
 */
export async function readZipDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await read(
    file,
    Math.max(0, size - endBytes - 0xffff),
    Math.min(size, endBytes + 0xffff),
  );
  const end = findEnd(tail);
  const count = end.readUInt16LE(10);
  const directoryBytes = end.readUInt32LE(12);
  const directoryOffset = end.readUInt32LE(16);
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0 || end.readUInt16LE(8) !== count)
    throw new ZipError('the archive is one of several parts');
  if (count === zip64Count || directoryBytes === zip64Size || directoryOffset === zip64Size)
    throw new ZipError('the archive is larger than 4 GiB');
  if (directoryBytes > largestDirectoryBytes || directoryOffset + directoryBytes > size)
    throw new ZipError('the directory lies outside the archive');
  return parseDirectory(await read(file, directoryOffset, directoryBytes), count, size);
}

/**
 * Streams one entry's content through `sink`, and throws a `ZipError` unless it has exactly the length and
 * checksum that the directory declares. `onRead` hears how many compressed bytes were read since last time.
 */
export async function streamZipEntry(
  file: FileHandle,
  entry: ZipEntry,
  sink: (chunks: AsyncIterable<Buffer>) => Promise<void>,
  { signal, onRead }: { signal?: AbortSignal | undefined; onRead?: (bytes: number) => void } = {},
): Promise<void> {
  const header = await read(file, entry.headerOffset, headerBytes);
  if (header.readUInt32LE(0) !== headerSignature)
    throw new ZipError(`no entry where the directory says that ${entry.name} is`);
  const start =
    entry.headerOffset + headerBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  let bytes = 0;
  let checksum = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      checksum = crc32(chunk, checksum);
      done(
        bytes > entry.bytes ? new ZipError(`${entry.name} is longer than declared`) : null,
        chunk,
      );
    },
    flush(done) {
      const isWhole = bytes === entry.bytes && checksum === entry.crc32;
      done(isWhole ? null : new ZipError(`${entry.name} differs from its checksum`));
    },
  });
  const source = readRange(file, start, entry.compressedBytes, onRead);
  const options = signal === undefined ? {} : { signal };
  try {
    if (entry.method === 'stored') await pipeline(source, check, sink, options);
    else await pipeline(source, createInflateRaw(), check, sink, options);
  } catch (error) {
    const isZlibs =
      error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isZlibs ? new ZipError(`${entry.name} cannot be unpacked`) : error;
  }
}

function findEnd(tail: Buffer): Buffer {
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    // The comment must reach exactly to the end: a signature inside a comment is none.
    const isEnd =
      tail.readUInt32LE(at) === endSignature &&
      at + endBytes + tail.readUInt16LE(at + 20) === tail.length;
    if (isEnd) return tail.subarray(at);
  }
  throw new ZipError('this is no zip archive');
}

function parseDirectory(directory: Buffer, count: number, archiveBytes: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + directoryEntryBytes > directory.length) throw new ZipError('the directory breaks off');
    if (directory.readUInt32LE(at) !== directorySignature)
      throw new ZipError('the directory is damaged');
    const nameEnd = at + directoryEntryBytes + directory.readUInt16LE(at + 28);
    if (nameEnd > directory.length) throw new ZipError('the directory breaks off');
    const name = directory.toString('utf8', at + directoryEntryBytes, nameEnd);
    const method = directory.readUInt16LE(at + 10);
    if ((directory.readUInt16LE(at + 8) & encryptedFlag) !== 0)
      throw new ZipError(`${name} is encrypted`);
    if (method !== 0 && method !== 8) throw new ZipError(`${name} is packed in another way`);
    const entry: ZipEntry = {
      name,
      method: method === 0 ? 'stored' : 'deflated',
      crc32: directory.readUInt32LE(at + 16),
      compressedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
    };
    if (entry.bytes === zip64Size || entry.compressedBytes === zip64Size)
      throw new ZipError(`${name} is larger than 4 GiB`);
    if (entry.headerOffset + headerBytes + entry.compressedBytes > archiveBytes)
      throw new ZipError(`${name} lies outside the archive`);
    entries.push(entry);
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new ZipError('the archive breaks off');
  return buffer;
}

async function* readRange(
  file: FileHandle,
  start: number,
  length: number,
  onRead: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += chunkBytes) {
    const chunk = await read(file, start + done, Math.min(chunkBytes, length - done));
    onRead?.(chunk.length);
    yield chunk;
  }
}
