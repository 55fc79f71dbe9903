import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts `bytes` at `path` so that whatever happens there is the old file or the new one, whole: temporary
 * file, sync, size check, rename, sync of the folder. Rejects where anything of it fails (a full disk, say),
 * and the old file is then untouched.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
      // A disk that fills up may cut a write short without an error.
      const { size } = await file.stat();
      if (size !== bytes.length) throw new Error(`${size} of ${bytes.length} bytes were written`);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/**
 * As `writeFileWhole`, for a short file that is written between two steps. The rename may be lost in a power cut, and
 * the file is then the old one, whole.
 */
export function writeFileWholeSync(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const bytes = new TextEncoder().encode(text);
    const file = openSync(temporary, 'w');
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
      const { size } = fstatSync(file);
      if (size !== bytes.length) throw new Error(`${size} of ${bytes.length} bytes were written`);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Makes a rename last through a power cut. Windows cannot open a folder, and does without. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    // Some network file systems know no sync of folders.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  } finally {
    await folder.close();
  }
}
