import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { packFolderName, type PackId } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { copyPackFiles } from './copy-pack.ts';
import {
  nameFaults,
  refuseFullDisk,
  writeManifest,
  type InstallOptions,
} from './pack-installation.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { readPack } from './read-pack.ts';

/**
 * Copies an installed engine's pack into `folder`, under the pack's own name, for an installer or another machine
 * to take with `engine install --from`. Answers the new folder. Throws the pack's problems, and
 * `engine-pack-there {path}` where there is one of that name already.
 */
export async function exportPack(
  engine: PackId,
  folder: string,
  options: Pick<InstallOptions, 'packsFolder' | 'signal' | 'onProgress'> = {},
): Promise<string> {
  const { signal, onProgress: report = () => undefined } = options;
  const platform = platformName();
  const pack = readPack(options.packsFolder ?? defaultPacksFolder(), platform, engine);
  if (pack.state === 'stale') throw new ProblemError('engine-pack-stale', { engine });
  if (pack.state !== 'ready') throw ProblemError.of(pack.problem);
  const path = join(folder, packFolderName(platform, engine));
  if (existsSync(path)) throw new ProblemError('engine-pack-there', { path });
  const bytes = Object.values(pack.manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  await nameFaults(folder, bytes, async () => {
    await mkdir(folder, { recursive: true });
    await refuseFullDisk(folder, bytes);
    const staging = await mkdtemp(join(folder, '.packing-'));
    try {
      const onShare = (share: number): void => report({ phase: 'verify', share });
      await copyPackFiles(pack, staging, { signal, onShare });
      await writeManifest(staging, pack.manifest);
      // Made for its owner alone; the next to read it may be anyone.
      await chmod(staging, 0o755);
      await rename(staging, path);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  });
  return path;
}
