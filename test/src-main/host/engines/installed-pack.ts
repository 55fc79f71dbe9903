import { copyFileSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { packsFolder } from '../../../../src-main/host/engines/packs-folder.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import { readPack } from '../../../../src-main/host/engines/read-pack.ts';
import {
  packFolderName,
  packManifestFile,
  packManifestSchema,
} from '../../../../src-shared/protocol/engine-pack.ts';

/** The user's own packs, where TensorFlow is installed; `undefined` where it is not. */
export function installedPacks(): string | undefined {
  const packs = packsFolder();
  return readPack(packs, platformName()).state === 'ready' ? packs : undefined;
}

/** Puts the installed pack into another packs' folder, as if it had been built from other sources. */
export function copyAsStalePack(from: string, to: string): string {
  const name = packFolderName(platformName());
  const source = join(from, name);
  const target = join(to, name);
  const manifest = packManifestSchema.parse(
    JSON.parse(readFileSync(join(source, packManifestFile), 'utf8')),
  );
  for (const file of Object.keys(manifest.files)) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    try {
      linkSync(join(source, file), join(target, file));
    } catch {
      copyFileSync(join(source, file), join(target, file));
    }
  }
  const stale = { ...manifest, bindingSha256: '0'.repeat(64) };
  writeFileSync(join(target, packManifestFile), JSON.stringify(stale));
  return target;
}
