import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { packManifestFile, type PackFiles } from '../../../src-shared/protocol/engine-pack.ts';
import { findChange, readManifest } from './read-pack.ts';
import type { Wheels } from './wheel.ts';
import { wheelContents } from './wheel-contents.ts';
import { hashWheels } from './wheels.ts';

/**
 * Takes what wheels would give from another pack that was made of the same wheels: a stale one, or the pack
 * of another version of the program. Every file is held against its hash. `undefined` where there is none.
 */
export async function reuseLibraries(
  packs: string,
  wheels: Wheels,
  pack: string,
): Promise<PackFiles | undefined> {
  const wanted = wheels.flatMap((wheel) => [...wheelContents(wheel).values()]);
  const wheelSha256 = hashWheels(wheels);
  for (const name of await readdir(packs)) {
    const folder = join(packs, name);
    const manifest = name.startsWith('.')
      ? undefined
      : readManifest(join(folder, packManifestFile));
    if (manifest === undefined || manifest.engine === 'webgpu') continue;
    if (manifest.wheelSha256 !== wheelSha256) continue;
    const files: PackFiles = {};
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
