import { basename, dirname, join } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import { diskFileSystem, hasCode, type FileSystem, type OpenFile } from './file-system.ts';
import { isProcessAlive } from './is-process-alive.ts';

/** A file may be read whole up to this size where the caller names no other limit. */
export const maxReadBytes = 64 * 1024 * 1024;

/**
 * The one way to the disk for projects, settings and run folders. What fails is thrown as a `ProblemError`
 * that names the file: `disk-full`, `disk-read-only`, `file-denied`, `file-missing`, `file-too-large`,
 * `file-cut`, `file-failed`.
 */
export type Files = {
  /**
   * Replaces the file as one: whoever reads it, whenever the power goes, finds the old content or the new.
   * Durable when it resolves. Makes the folder where it is missing.
   */
  readonly save: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Adds to the end of the file; durable when it resolves. What a failed write left behind is cut off again. */
  readonly append: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Adds to the end of a file that nobody minds losing: not synced. */
  readonly appendScratch: (path: string, content: Uint8Array) => Promise<void>;
  readonly read: (path: string, maxBytes?: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** So many bytes from an offset on; fewer where the file ends before. */
  readonly readPart: (
    path: string,
    offset: number,
    length: number,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /** The file as text; what is not UTF-8 becomes U+FFFD. */
  readonly readText: (path: string, maxBytes?: number) => Promise<string>;
  /** As `readText`, and undefined where there is no such file. */
  readonly readTextIfThere: (path: string, maxBytes?: number) => Promise<string | undefined>;
  /** Makes a file that must not be there yet. False where it is: of any number who try at once, one succeeds. */
  readonly claim: (path: string, content: string) => Promise<boolean>;
  readonly has: (path: string) => Promise<boolean>;
  readonly status: FileSystem['status'];
  /** The names in a folder, sorted; none where the folder is missing. */
  readonly list: (folder: string) => Promise<string[]>;
  readonly makeFolder: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file, or a folder with all that is in it. */
  readonly remove: (path: string) => Promise<void>;
  /** Removes the temporary files that savers which were killed left in a folder. Says how many. */
  readonly sweep: (folder: string) => Promise<number>;
};

const temporaryName = /^\..+\.(\d+)-[0-9a-f]{8}\.tmp$/;

export function createFiles(disk: FileSystem = diskFileSystem): Files {
  /** Runs one piece of work at `path` and turns what the system says into a problem. */
  const at = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof ProblemError ? error : describeFailure(error, path);
    }
  };

  const save = async (path: string, content: string | Uint8Array): Promise<void> => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const folder = dirname(path);
    const temporary = join(folder, `.${basename(path)}.${process.pid}-${disk.drawSuffix()}.tmp`);
    await disk.makeFolder(folder);
    try {
      await withFile(await disk.open(temporary, 'wx'), async (file) => {
        await file.write(bytes);
        await file.sync();
        // A disk that is full may take part of a write and say nothing.
        if ((await file.size()) !== bytes.length) throw new ProblemError('file-cut', { path });
      });
      await disk.rename(temporary, path);
    } catch (error) {
      await disk.remove(temporary).catch(() => undefined);
      throw error;
    }
    await disk.syncFolder(folder);
  };

  const append = async (path: string, content: string | Uint8Array): Promise<void> => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await withFile(await disk.open(path, 'a'), async (file) => {
      const before = await file.size();
      try {
        await file.write(bytes);
        await file.sync();
        if ((await file.size()) !== before + bytes.length)
          throw new ProblemError('file-cut', { path });
      } catch (error) {
        await file.truncate(before).catch(() => undefined);
        throw error;
      }
    });
  };

  const read = async (path: string, maxBytes = maxReadBytes): Promise<Uint8Array<ArrayBuffer>> =>
    withFile(await disk.open(path, 'r'), async (file) => {
      const bytes = await file.size();
      if (bytes > maxBytes)
        throw new ProblemError('file-too-large', { path, bytes, limitBytes: maxBytes });
      return file.read(0, bytes);
    });

  const readText = async (path: string, maxBytes?: number): Promise<string> =>
    new TextDecoder().decode(await read(path, maxBytes));

  const list = async (folder: string): Promise<string[]> => {
    try {
      return (await disk.list(folder)).sort();
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  };

  return {
    save: (path, content) => at(path, () => save(path, content)),
    append: (path, content) => at(path, () => append(path, content)),
    appendScratch: (path, content) =>
      at(path, async () => withFile(await disk.open(path, 'a'), (file) => file.write(content))),
    read: (path, maxBytes) => at(path, () => read(path, maxBytes)),
    readPart: (path, offset, length) =>
      at(path, async () =>
        withFile(await disk.open(path, 'r'), (file) => file.read(offset, length)),
      ),
    readText: (path, maxBytes) => at(path, () => readText(path, maxBytes)),
    readTextIfThere: (path, maxBytes) =>
      at(path, async () => {
        try {
          return await readText(path, maxBytes);
        } catch (error) {
          if (hasCode(error, 'ENOENT')) return undefined;
          throw error;
        }
      }),
    claim: (path, content) =>
      at(path, async () => {
        await disk.makeFolder(dirname(path));
        let file: OpenFile;
        try {
          file = await disk.open(path, 'wx');
        } catch (error) {
          if (hasCode(error, 'EEXIST')) return false;
          throw error;
        }
        await withFile(file, async ({ write, sync }) => {
          await write(new TextEncoder().encode(content));
          await sync();
        });
        return true;
      }),
    has: (path) => at(path, async () => (await disk.status(path)) !== undefined),
    status: (path) => at(path, () => disk.status(path)),
    list: (folder) => at(folder, () => list(folder)),
    makeFolder: (path) => at(path, () => disk.makeFolder(path)),
    rename: (from, to) =>
      at(to, async () => {
        await disk.rename(from, to);
        await disk.syncFolder(dirname(to));
      }),
    remove: (path) => at(path, () => disk.remove(path)),
    sweep: (folder) =>
      at(folder, async () => {
        let count = 0;
        for (const name of await list(folder)) {
          const pid = temporaryName.exec(name)?.[1];
          // A saver that is alive still needs its file.
          if (pid === undefined || isProcessAlive(Number(pid))) continue;
          await disk.remove(join(folder, name));
          count += 1;
        }
        return count;
      }),
  };
}

/** Closes the file whatever happens. A failed close is a failed write, unless something failed before it. */
async function withFile<T>(file: OpenFile, work: (file: OpenFile) => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work(file);
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
  return result;
}

function describeFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new ProblemError('disk-full', { path });
    case 'EROFS':
      return new ProblemError('disk-read-only', { path });
    case 'EACCES':
    case 'EPERM':
      return new ProblemError('file-denied', { path });
    case 'ENOENT':
      return new ProblemError('file-missing', { path });
    default:
      return new ProblemError('file-failed', { path, reason: error.code });
  }
}
