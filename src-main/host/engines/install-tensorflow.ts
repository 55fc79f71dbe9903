import { mkdir, mkdtemp, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  napiVersion,
  packBindingFile,
  packManifestFile,
  packOperationsFile,
  tensorflowVersion,
  tfjsVersion,
  type PackManifest,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { isProcessAlive } from '../is-process-alive.ts';
import { findTrainerProgram } from '../trainer-launch.ts';
import { buildBinding, buildOperations, findCompiler, hashBinding } from './binding-build.ts';
import { withInstallLock } from './install-lock.ts';
import { checkThatPackLoads } from './load-check.ts';
import { findNodeHeaders } from './node-headers.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { hashFile, readPack } from './read-pack.ts';
import { reuseLibraries } from './reuse-libraries.ts';
import { extractWheel } from './wheel-contents.ts';
import { downloadWheel, findPip, findWheelFile, openWheel } from './wheel-source.ts';
import { findWheel, type Wheel } from './wheels.ts';

export type InstallProgress = {
  readonly phase: 'download' | 'verify' | 'extract' | 'compile' | 'load';
  /** 0 to 1 where it is known. */
  readonly share?: number;
  readonly megabytes?: number;
};

export type InstallOptions = {
  /** A wheel file, or a folder that holds it, instead of a download. */
  readonly from?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: InstallProgress) => void;
  readonly packsFolder?: string;
  /** The Node that will load the binding. */
  readonly nodePath?: string;
};

const stagingPrefix = '.installing-';
/** The unpacked libraries, the binding and some room for the compiler's own files. */
const packBytes = 800e6;

/**
 * Makes the engine pack for this machine: fetch the wheel, verify, extract, compile, load, and only then
 * give it its name, so that half an install is never taken for one. A pack that is there and current is
 * left as it is; of a stale one only the binding is built anew. Safe against another install at the same
 * time. Throws a `ProblemError` for whatever stands in the way.
 */
export async function installTensorflow(options: InstallOptions = {}): Promise<void> {
  const packs = options.packsFolder ?? defaultPacksFolder();
  const nodePath = options.nodePath ?? findTrainerProgram().node;
  const platform = platformName();
  const wheel = findWheel(platform);
  if (wheel === undefined) throw new ProblemError('engine-no-wheel', { platform });
  await nameFaults(packs, () =>
    withInstallLock(packs, options.signal, async () => {
      await sweep(packs);
      if (readPack(packs, platform).state === 'ready') return;
      const staging = await mkdtemp(join(packs, `${stagingPrefix}${process.pid}-`));
      try {
        await fillPack(staging, packs, platform, wheel, { ...options, nodePath });
        await putInPlace(staging, packs, platform);
      } finally {
        await rm(staging, { recursive: true, force: true });
      }
    }),
  );
}

async function fillPack(
  staging: string,
  packs: string,
  platform: string,
  wheel: Wheel,
  options: InstallOptions & { readonly nodePath: string },
): Promise<void> {
  const { signal, nodePath } = options;
  const report = options.onProgress ?? (() => undefined);
  // What is wanting is said before anything is downloaded for nothing.
  await findCompiler(signal);
  findNodeHeaders(nodePath);
  const pack = join(staging, 'pack');
  await mkdir(join(pack, 'lib'), { recursive: true });
  const files =
    (await reuseLibraries(packs, wheel, pack)) ??
    (await unpackWheel(staging, pack, wheel, options, report));
  report({ phase: 'compile' });
  await buildBinding(pack, wheel, { nodePath, signal });
  const failure = await buildOperations(pack, wheel, { nodePath, signal });
  report({ phase: 'load' });
  await checkThatPackLoads(pack, { nodePath, signal });
  const built = failure === undefined ? [packBindingFile, packOperationsFile] : [packBindingFile];
  for (const file of built) {
    const { size, sha256 } = await hashFile(join(pack, file));
    files[file] = { bytes: size, sha256 };
  }
  const manifest: PackManifest = {
    format: 1,
    tensorflow: tensorflowVersion,
    tfjs: tfjsVersion,
    napi: napiVersion,
    platform,
    bindingSha256: hashBinding(),
    wheelSha256: wheel.sha256,
    ...(failure !== undefined && { operationsFailure: failure }),
    files,
  };
  await writeFile(join(pack, packManifestFile), `${JSON.stringify(manifest, null, 2)}\n`, {
    flush: true,
  });
}

async function unpackWheel(
  staging: string,
  pack: string,
  wheel: Wheel,
  options: InstallOptions,
  report: (progress: InstallProgress) => void,
): Promise<PackManifest['files']> {
  const { signal, from } = options;
  const megabytes = Math.round(wheel.downloadBytes / 1e6);
  let path: string;
  if (from === undefined) {
    if (process.env['LIENZO_OFFLINE'] === '1') throw new ProblemError('engine-offline');
    await findPip(signal);
    await refuseFullDisk(staging, packBytes + wheel.downloadBytes);
    const folder = join(staging, 'download');
    await mkdir(folder);
    report({ phase: 'download', share: 0, megabytes });
    const onBytes = (bytes: number) =>
      report({ phase: 'download', share: Math.min(1, bytes / wheel.downloadBytes), megabytes });
    path = await downloadWheel(wheel, folder, { signal, onBytes });
  } else {
    path = findWheelFile(from, wheel);
    await refuseFullDisk(staging, packBytes);
  }
  const file = await openWheel(path, wheel, {
    signal,
    onShare: (share) => report({ phase: 'verify', share }),
  });
  try {
    const onShare = (share: number) => report({ phase: 'extract', share });
    return await extractWheel(file, wheel, pack, { signal, onShare });
  } finally {
    await file.close();
  }
}

async function putInPlace(staging: string, packs: string, platform: string): Promise<void> {
  const { folder } = readPack(packs, platform);
  // Whoever has the old pack's libraries loaded keeps them: a file lives on while it is mapped.
  await rename(folder, join(staging, 'old')).catch(() => undefined);
  await rename(join(staging, 'pack'), folder);
}

/** Takes away what installs that were killed have left. */
async function sweep(packs: string): Promise<void> {
  for (const name of await readdir(packs)) {
    const pid = /^\.installing-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isProcessAlive(Number(pid)))
      await rm(join(packs, name), { recursive: true, force: true });
  }
}

async function refuseFullDisk(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < neededBytes) {
    const megabytes = Math.ceil(neededBytes / 1e6);
    throw new ProblemError('engine-disk-full', { folder, megabytes });
  }
}

/** Makes problems of the faults of the disk and of the signal, wherever they strike. */
async function nameFaults<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError || !(error instanceof Error)) throw error;
    if (error.name === 'AbortError') throw new ProblemError('engine-cancelled');
    const code = 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new ProblemError('engine-disk-full', { folder, megabytes: Math.ceil(packBytes / 1e6) });
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code))
      throw new ProblemError('engine-cache-unusable', { folder, reason: code });
    throw error;
  }
}
