import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import {
  packFolderPrefix,
  packManifestFile,
  type PackId,
} from '../../../src-shared/protocol/engine-pack.ts';
import { withInstallLock } from './install-lock.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';

/** Removes an engine's packs, of every version. Answers whether there was one. */
export async function removeEngine(
  options: {
    readonly engine?: PackId;
    readonly packsFolder?: string;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<boolean> {
  const { engine = 'tensorflow' } = options;
  const packs = options.packsFolder ?? defaultPacksFolder();
  if (!existsSync(packs)) return false;
  return withInstallLock(packs, options.signal, async () => {
    const prefix = packFolderPrefix(engine);
    const names = (await readdir(packs)).filter((name) => name.startsWith(prefix));
    for (const name of names) {
      // Without its manifest it is no pack any more, however far the removal gets.
      await rm(join(packs, name, packManifestFile), { force: true });
      await rm(join(packs, name), { recursive: true, force: true });
    }
    return names.length > 0;
  });
}
