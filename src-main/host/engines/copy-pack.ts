import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import {
  packFolderName,
  packIds,
  packManifestFile,
  type PackFiles,
  type PackId,
  type PackManifest,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { packFileMode } from './pack-installation.ts';
import { hashFile, readManifest } from './read-pack.ts';

/** A pack that lies in a folder of a person's. */
export type FoundPack = { readonly folder: string; readonly manifest: PackManifest };

/**
 * The pack that a folder is or holds: of the engine that is wanted, else the fastest. `undefined` where it is and
 * holds none. Throws `engine-pack-unreadable {path}` where its manifest says nothing that can be understood.
 */
export function findPackIn(
  path: string,
  platform: string,
  engine: PackId | undefined,
): FoundPack | undefined {
  const names = (engine === undefined ? packIds : [engine]).map((id) =>
    packFolderName(platform, id),
  );
  const folder = [path, ...names.map((name) => join(path, name))].find((one) =>
    existsSync(join(one, packManifestFile)),
  );
  if (folder === undefined) return undefined;
  const manifest = readManifest(join(folder, packManifestFile));
  if (manifest === undefined) throw new ProblemError('engine-pack-unreadable', { path: folder });
  return { folder, manifest };
}

/**
 * Copies a pack's files, each held against its hash as it lies in the new place. What else lies in the folder is
 * left there. Throws `engine-pack-file-missing {path, file}` and `engine-pack-file-changed {path, file}`.
 */
export async function copyPackFiles(
  { folder, manifest }: FoundPack,
  target: string,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly onShare: (share: number) => void;
  },
): Promise<PackFiles> {
  const files = Object.entries(manifest.files);
  const total = files.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  let done = 0;
  for (const [file, { bytes, sha256 }] of files) {
    if (options.signal?.aborted === true) throw new ProblemError('engine-cancelled');
    const details = { path: folder, file };
    const source = join(folder, ...partsOf(folder, file));
    const copy = join(target, file);
    const found = await stat(source).catch(() => undefined);
    if (found === undefined) throw new ProblemError('engine-pack-file-missing', details);
    if (found.size !== bytes) throw new ProblemError('engine-pack-file-changed', details);
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(source, copy, constants.COPYFILE_FICLONE);
    await chmod(copy, packFileMode(file));
    if ((await hashFile(copy)).sha256 !== sha256)
      throw new ProblemError('engine-pack-file-changed', details);
    done += bytes;
    options.onShare(done / total);
  }
  return manifest.files;
}

/** A manifest may be anyone's: its paths are plain names, one folder inside the other, and lead nowhere else. */
function partsOf(folder: string, file: string): readonly string[] {
  const parts = file.split('/');
  if (parts.every((part) => /^[\w][\w.-]*$/.test(part))) return parts;
  throw new ProblemError('engine-pack-unreadable', { path: folder });
}
