import { mkdir, mkdtemp, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  packManifestFile,
  type PackId,
  type PackManifest,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { isProcessAlive } from '../is-process-alive.ts';
import { withInstallLock } from './install-lock.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { findChange, readPack } from './read-pack.ts';

export type InstallProgress = {
  readonly phase: 'download' | 'verify' | 'extract' | 'compile' | 'load';
  /** 0 to 1 where it is known. */
  readonly share?: number;
  readonly megabytes?: number;
};

export type InstallOptions = {
  /** What the person has already: an archive, a folder that holds it, or a pack. */
  readonly from?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: InstallProgress) => void;
  readonly packsFolder?: string;
  /** The Node that will load the engine. */
  readonly nodePath?: string;
};

/** Where a pack comes into being. */
export type Building = {
  /** The pack's own folder, which exists and is empty. */
  readonly pack: string;
  /** For whatever is needed on the way; gone at the end. */
  readonly staging: string;
  /** The finished packs beside it. */
  readonly packs: string;
  readonly platform: string;
};

const stagingPrefix = '.installing-';

/**
 * Gives an engine's pack to this machine: `build` fills it in a folder of its own and answers its manifest, and
 * only then does it get its name, so that half an install is never taken for one. A pack that is there, current
 * and whole by hash is left as it is. Safe against another install at the same time. Throws a `ProblemError` for whatever
 * stands in the way.
 */
export async function installPack(
  engine: PackId,
  options: InstallOptions & { readonly neededBytes: number },
  build: (building: Building) => Promise<PackManifest>,
): Promise<void> {
  const packs = options.packsFolder ?? defaultPacksFolder();
  const platform = platformName();
  await nameFaults(packs, options.neededBytes, () =>
    withInstallLock(packs, options.signal, async () => {
      await sweep(packs);
      const before = readPack(packs, platform, engine);
      const isWhole =
        before.state === 'ready' &&
        (await findChange(before.folder, before.manifest.files)) === undefined;
      if (isWhole) return;
      const staging = await mkdtemp(join(packs, `${stagingPrefix}${process.pid}-`));
      try {
        const pack = join(staging, 'pack');
        await mkdir(join(pack, 'lib'), { recursive: true });
        const manifest = await build({ pack, staging, packs, platform });
        await writeManifest(pack, manifest);
        // Whoever has the old pack's libraries loaded keeps them: a file lives on while it is mapped.
        await rename(before.folder, join(staging, 'old')).catch(() => undefined);
        await rename(pack, before.folder);
      } finally {
        await rm(staging, { recursive: true, force: true });
      }
    }),
  );
}

/** Written last: a folder without one is no pack. */
export async function writeManifest(pack: string, manifest: PackManifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(join(pack, packManifestFile), text, { flush: true });
}

/** The rights of a pack's file: what lies in a folder of programs is run by an engine's own library. */
export function packFileMode(path: string): number {
  return path.split('/').includes('bin') ? 0o755 : 0o644;
}

/** Takes away what installs that were killed have left. */
async function sweep(packs: string): Promise<void> {
  for (const name of await readdir(packs)) {
    const pid = /^\.installing-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isProcessAlive(Number(pid)))
      await rm(join(packs, name), { recursive: true, force: true });
  }
}

/** Throws `engine-disk-full {folder, megabytes}` before anything is begun that could not be ended. */
export async function refuseFullDisk(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < neededBytes) {
    const megabytes = Math.ceil(neededBytes / 1e6);
    throw new ProblemError('engine-disk-full', { folder, megabytes });
  }
}

/** Makes problems of the faults of the disk and of the signal, wherever they strike. */
export async function nameFaults<T>(
  folder: string,
  neededBytes: number,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError || !(error instanceof Error)) throw error;
    if (error.name === 'AbortError') throw new ProblemError('engine-cancelled');
    const code = 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      const megabytes = Math.ceil(neededBytes / 1e6);
      throw new ProblemError('engine-disk-full', { folder, megabytes });
    }
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code))
      throw new ProblemError('engine-cache-unusable', { folder, reason: code });
    throw error;
  }
}
