import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { packManifestFile, type PackManifest } from '../../../src-shared/protocol/engine-pack.ts';
import { findChange, readManifest } from './read-pack.ts';
import type { Wheel } from './wheels.ts';
import { wheelContents } from './wheel-contents.ts';

/**
 * Takes what a wheel would give from another pack that was made of the same wheel: a stale one, or the pack
 * of another version of the program. Every file is held against its hash. `undefined` where there is none.
 */
export async function reuseLibraries(
  packs: string,
  wheel: Wheel,
  pack: string,
): Promise<PackManifest['files'] | undefined> {
  const wanted = [...wheelContents(wheel).values()];
  for (const name of await readdir(packs)) {
    const folder = join(packs, name);
    const manifest = name.startsWith('.')
      ? undefined
      : readManifest(join(folder, packManifestFile));
    if (manifest?.wheelSha256 !== wheel.sha256) continue;
    const files: PackManifest['files'] = {};
    for (const path of wanted) {
      const file = manifest.files[path];
      if (file !== undefined) files[path] = file;
    }
    const isWhole = Object.keys(files).length === wanted.length;
    if (!isWhole || (await findChange(folder, files)) !== undefined) continue;
    for (const path of wanted) {
      await mkdir(dirname(join(pack, path)), { recursive: true });
      await linkOrCopy(join(folder, path), join(pack, path));
    }
    return files;
  }
  return undefined;
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}
