import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import {
  dawnVersion,
  type PackFiles,
  type PackManifest,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { findTrainerProgram } from '../trainer-launch.ts';
import { dawnContents, dawnPackage } from './dawn-package.ts';
import { extractPackage } from './extract-package.ts';
import { checkThatPackLoads } from './load-check.ts';
import { downloadPackage, findPackageFile, openPackage } from './npm-package.ts';
import {
  installPack,
  refuseFullDisk,
  type Building,
  type InstallOptions,
} from './pack-installation.ts';
import { platformName } from './platform-name.ts';

const packBytes = 60e6;

/**
 * Installs Dawn for the engine `webgpu`: fetch npm's package, verify, take out this platform's binary, load it
 * once. Throws a `ProblemError` for whatever stands in the way.
 */
export async function installWebgpu(options: InstallOptions = {}): Promise<void> {
  const platform = platformName();
  const contents = dawnContents(platform);
  if (contents === undefined)
    throw new ProblemError('engine-no-wheel', { engine: 'webgpu', platform });
  await installPack('webgpu', { ...options, neededBytes: packBytes }, (building) =>
    fillPack(building, contents, options),
  );
}

async function fillPack(
  { pack, staging, platform }: Building,
  contents: ReadonlyMap<string, string>,
  options: InstallOptions,
): Promise<PackManifest> {
  const { signal, from, onProgress: report = () => undefined } = options;
  const path = from === undefined ? await download(staging, options) : findPackageFile(from);
  await refuseFullDisk(staging, packBytes);
  report({ phase: 'verify' });
  const file = await openPackage(path, signal);
  let files: PackFiles;
  try {
    report({ phase: 'extract' });
    files = await extractPackage(file, contents, pack);
  } finally {
    await file.close();
  }
  report({ phase: 'load' });
  const nodePath = options.nodePath ?? findTrainerProgram().node;
  await checkThatPackLoads(pack, 'webgpu', { nodePath, signal });
  return { format: 1, engine: 'webgpu', dawn: dawnVersion, platform, files };
}

async function download(
  staging: string,
  { signal, onProgress: report = () => undefined }: InstallOptions,
): Promise<string> {
  if (process.env['LIENZO_OFFLINE'] === '1')
    throw new ProblemError('engine-offline', { engine: 'webgpu' });
  await refuseFullDisk(staging, packBytes + dawnPackage.downloadBytes);
  const folder = join(staging, 'download');
  await mkdir(folder);
  report({ phase: 'download', megabytes: Math.round(dawnPackage.downloadBytes / 1e6) });
  return downloadPackage(folder, signal);
}
