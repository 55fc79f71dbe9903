import { constants, type Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';

import { ProblemError } from '../../src-shared/problem.ts';

/** The code of a system error (`ENOENT`), or a general word where it has none. */
export function errorCodeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'EIO';
}

/** What stands at `path`. Throws `data-path-missing` or `data-unreadable`. */
export async function findData(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Opens a file for its owner to close. Only ordinary files are opened: a pipe or a device might never end
 * (`data-not-a-file`).
 */
export async function openDataFile(
  path: string,
): Promise<{ readonly file: FileHandle; readonly size: number }> {
  let file: FileHandle;
  try {
    // Without O_NONBLOCK opening a pipe that nobody writes to would wait for ever. Windows has no such
    // flag, and `|` takes its absence for 0.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new ProblemError('data-not-a-file', { path });
    return { file, size: stats.size };
  } catch (error) {
    await file.close();
    throw error instanceof ProblemError ? error : unreadable(path, error);
  }
}

/** Calls `read` with the open file and closes it after. Only ordinary files are opened. */
export async function withDataFile<T>(
  path: string,
  read: (file: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  const { file, size } = await openDataFile(path);
  try {
    return await read(file, size);
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable(path, error);
  } finally {
    await file.close();
  }
}

/** Up to `length` bytes from `offset`; fewer where the file ends before. */
export async function readBytes(
  file: FileHandle,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function unreadable(path: string, error: unknown): ProblemError {
  const reason = errorCodeOf(error);
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? new ProblemError('data-path-missing', { path })
    : new ProblemError('data-unreadable', { path, reason });
}
