import type { PackId } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { findTrainerProgram } from '../trainer-launch.ts';
import { copyPackFiles, type FoundPack } from './copy-pack.ts';
import { checkThatPackLoads } from './load-check.ts';
import { installPack, refuseFullDisk, type InstallOptions } from './pack-installation.ts';
import { platformName } from './platform-name.ts';
import { readPackFolder } from './read-pack.ts';

/**
 * Installs a pack that was made on another machine: copy, verify, load once; nothing is downloaded or built.
 * Throws `engine-pack-other-engine {path, engine, found}`, `engine-pack-other-platform {path, platform, found}`,
 * `engine-pack-other-version {path}`, and what the copying throws.
 */
export async function installFromPack(
  found: FoundPack,
  wanted: PackId | undefined,
  options: InstallOptions,
): Promise<void> {
  const { folder: path, manifest } = found;
  const platform = platformName();
  const { engine } = manifest;
  if (wanted !== undefined && wanted !== engine)
    throw new ProblemError('engine-pack-other-engine', { path, engine: wanted, found: engine });
  if (manifest.platform !== platform)
    throw new ProblemError('engine-pack-other-platform', {
      path,
      platform,
      found: manifest.platform,
    });
  if (readPackFolder(path, platform, engine).state === 'stale')
    throw new ProblemError('engine-pack-other-version', { path });
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  const { signal, onProgress: report = () => undefined } = options;
  await installPack(engine, { ...options, neededBytes: bytes }, async ({ pack, staging }) => {
    await refuseFullDisk(staging, bytes);
    const onShare = (share: number): void => report({ phase: 'verify', share });
    await copyPackFiles(found, pack, { signal, onShare });
    report({ phase: 'load' });
    const nodePath = options.nodePath ?? findTrainerProgram().node;
    await checkThatPackLoads(pack, engine, { nodePath, signal });
    return manifest;
  });
}
