import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const renameTries = 8;
const renameWaitMs = 20;

/** An open file, as far as `files.ts` needs one. */
export type OpenFile = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly read: (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly size: () => Promise<number>;
  readonly truncate: (length: number) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * What `files.ts` does to the disk, one function a step, so that a test can let the Nth of them fail and
 * see what is left.
 */
export type FileSystem = {
  readonly open: (path: string, flags: 'r' | 'wx' | 'a') => Promise<OpenFile>;
  /** Makes the folder's entries durable. */
  readonly syncFolder: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly makeFolder: (path: string) => Promise<void>;
  readonly list: (path: string) => Promise<string[]>;
  /** Undefined where there is nothing. */
  readonly status: (
    path: string,
  ) => Promise<
    { readonly size: number; readonly changedAt: number; readonly isFolder: boolean } | undefined
  >;
  /** Eight characters that no other temporary file has. */
  readonly drawSuffix: () => string;
};

/** The disk itself. */
export const diskFileSystem: FileSystem = {
  open: async (path, flags) => {
    const handle = await open(path, flags, 0o600);
    return {
      // `writeFile` goes on after a short write and throws where it cannot; a bare `write` does neither.
      write: (bytes) => handle.writeFile(bytes),
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return bytes.subarray(0, filled);
      },
      size: async () => (await handle.stat()).size,
      truncate: (length) => handle.truncate(length),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  syncFolder: async (path) => {
    // Windows opens no folders; its file system keeps a rename with the file's own sync.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some network file systems know no sync of folders.
      if (!hasCode(error, 'EINVAL', 'ENOTSUP')) throw error;
    } finally {
      await handle.close();
    }
  },
  rename: async (from, to) => {
    for (let tries = 1; ; tries += 1) {
      try {
        await rename(from, to);
        return;
      } catch (error) {
        // On Windows a virus scanner or a search index may hold the target open for a moment.
        const isBusy = process.platform === 'win32' && hasCode(error, 'EPERM', 'EACCES', 'EBUSY');
        if (!isBusy || tries === renameTries) throw error;
        await setTimeout(renameWaitMs * tries);
      }
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  list: (path) => readdir(path),
  status: async (path) => {
    try {
      const found = await stat(path);
      return { size: found.size, changedAt: found.mtimeMs, isFolder: found.isDirectory() };
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw error;
    }
  },
  drawSuffix: () => randomBytes(4).toString('hex'),
};

/** Whether an error of the operating system has one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}
