import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';

import { openPromise, type Entry, type ZipFile } from 'yauzl';

import { ProblemError } from '../../src-shared/problem.ts';
import { errorCodeOf, findData } from '../datasets/data-file.ts';
import { inOrderOfNames, isMeant, type FileSet, type SetFile } from './file-set.ts';
import type { ImportSurroundings } from './import-surroundings.ts';

/** What an archive may hold at most. */
export type ZipLimits = {
  readonly files: number;
  /** Bytes of all files together. */
  readonly bytes: number;
  /** Bytes made of one, beyond the first 16 MiB. */
  readonly ratio: number;
};

const usualLimits: ZipLimits = { files: 1_000_000, bytes: 8 * 1024 ** 3, ratio: 200 };
const alwaysAllowedBytes = 16 * 1024 * 1024;
const linkType = 0o12;
/** Files in one folder of the disk. */
const folderSize = 1000;

/**
 * Unpacks an archive beside the library and calls `use` with its files, as those of a set that is called what
 * `names` says; they are gone after. No name of the
 * archive becomes a name on the disk: files are numbered, and their names are data. Everything is added up from
 * the directory before a byte is unpacked, and what is unpacked may not be more than was said.
 *
 * Throws `zip-damaged`, `zip-name-refused`, `zip-encrypted`, `zip-too-large`, `zip-too-many-files`, each with
 * the archive and the entry.
 */
export async function withUnpacked<T>(
  path: string,
  names: { readonly shown: string; readonly title: string },
  surroundings: ImportSurroundings,
  use: (set: FileSet) => Promise<T>,
  limits: ZipLimits = usualLimits,
): Promise<T> {
  const suffix = randomBytes(4).toString('hex');
  const folder = join(surroundings.libraryFolder, `.unpack.${process.pid}-${suffix}.tmp`);
  const { size } = await findData(path);
  const zip = await openZip(path);
  try {
    const entries = await listEntries(path, zip, size, limits);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files = await unpackAll(path, zip, entries, folder, surroundings);
    return await use({ path: names.shown, title: names.title, files: inOrderOfNames(files) });
  } finally {
    zip.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    });
  } catch (error) {
    throw damaged(path, error);
  }
}

/** Reads the directory of the archive and refuses what could do harm. */
async function listEntries(
  path: string,
  zip: ZipFile,
  size: number,
  limits: ZipLimits,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let bytes = 0;
  let packedBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      checkEntry(path, entry);
      bytes += entry.uncompressedSize;
      packedBytes += entry.compressedSize;
      const isBomb =
        bytes > alwaysAllowedBytes && (bytes > limits.ratio * size || packedBytes > size);
      if (bytes > limits.bytes || isBomb) {
        throw new ProblemError('zip-too-large', { path, name, bytes, size });
      }
      if (names.has(name)) throw new ProblemError('zip-name-twice', { path, name });
      names.add(name);
      if (names.size > limits.files) {
        throw new ProblemError('zip-too-many-files', { path, limit: limits.files });
      }
      if (!name.endsWith('/') && isMeant(name)) entries.push(entry);
    }
  } catch (error) {
    throw damaged(path, error);
  }
  return entries;
}

function checkEntry(path: string, entry: Entry): void {
  const name = entry.fileName;
  // The library has refused `..`, a leading `/`, a drive and `\`; what a terminal or a disk stumbles over is left.
  const isOdd = /[\p{Cc}\u2028\u2029]/u.test(name) || name.length > 1000;
  const isLink = entry.externalFileAttributes >>> 28 === linkType;
  if (isOdd || isLink) throw new ProblemError('zip-name-refused', { path, name });
  if (entry.isEncrypted()) throw new ProblemError('zip-encrypted', { path, name });
}

async function unpackAll(
  path: string,
  zip: ZipFile,
  entries: readonly Entry[],
  folder: string,
  { signal, onProgress }: ImportSurroundings,
): Promise<SetFile[]> {
  const files: SetFile[] = [];
  for (const [index, entry] of entries.entries()) {
    signal.throwIfAborted();
    const inside = join(folder, String(Math.floor(index / folderSize)));
    if (index % folderSize === 0) await mkdir(inside);
    const to = join(inside, String(index));
    try {
      const stream = await zip.openReadStreamPromise(entry);
      const file = createWriteStream(to, { flags: 'wx', mode: 0o600 });
      await pipeline(stream, (bytes) => checkSum(bytes, entry.crc32), file, { signal });
    } catch (error) {
      throw damaged(path, error, entry.fileName);
    }
    files.push({ name: entry.fileName, path: to });
    onProgress({ phase: 'looking', share: (index + 1) / entries.length, done: index + 1 });
  }
  return files;
}

/** Hands the bytes on, and throws at their end where they are not those that were packed. */
async function* checkSum(
  bytes: AsyncIterable<Buffer>,
  expected: number,
): AsyncGenerator<Buffer, void> {
  let sum = 0;
  for await (const chunk of bytes) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== expected) throw new Error('the checksum differs');
}

/** What the library says is wrong, in its words where it is the archive's fault. */
function damaged(path: string, error: unknown, name?: string): unknown {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof Error) || error.name === 'AbortError') return error;
  if ('syscall' in error) {
    return new ProblemError('import-not-written', { folder: path, reason: errorCodeOf(error) });
  }
  const what = error.message.slice(0, 200);
  const refused = /^(absolute path|invalid characters in fileName|invalid relative path): (.*)$/s;
  const [, , odd] = refused.exec(error.message) ?? [];
  if (odd !== undefined)
    return new ProblemError('zip-name-refused', { path, name: odd.slice(0, 200) });
  return name === undefined
    ? new ProblemError('zip-damaged', { path, what })
    : new ProblemError('zip-entry-damaged', { path, name, what });
}
