import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { withInstallLock } from './install-lock.ts';
import { packManifestFile } from '../../../src-shared/protocol/engine-pack.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';

/** Removes TensorFlow's packs, of every version. Answers whether there was one. */
export async function removeEngine(
  options: { readonly packsFolder?: string; readonly signal?: AbortSignal | undefined } = {},
): Promise<boolean> {
  const packs = options.packsFolder ?? defaultPacksFolder();
  if (!existsSync(packs)) return false;
  return withInstallLock(packs, options.signal, async () => {
    const names = (await readdir(packs)).filter((name) => name.startsWith('tensorflow-'));
    for (const name of names) {
      // Without its manifest it is no pack any more, however far the removal gets.
      await rm(join(packs, name, packManifestFile), { force: true });
      await rm(join(packs, name), { recursive: true, force: true });
    }
    return names.length > 0;
  });
}
