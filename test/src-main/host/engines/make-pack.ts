import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { hashBinding } from '../../../../src-main/host/engines/binding-build.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import {
  napiVersion,
  packBindingFile,
  packFolderName,
  packManifestFile,
  tensorflowVersion,
  tfjsVersion,
  type TensorflowManifest,
} from '../../../../src-shared/protocol/engine-pack.ts';

const zeros = '0'.repeat(64);

/** A pack that has everything but a library that works: its binding is text. Answers its folder. */
export function makePack(packsFolder: string, changes: Partial<TensorflowManifest> = {}): string {
  const binding = 'no library';
  const sha256 = createHash('sha256').update(binding).digest('hex');
  const manifest: TensorflowManifest = {
    format: 1,
    engine: 'tensorflow',
    tensorflow: tensorflowVersion,
    tfjs: tfjsVersion,
    napi: napiVersion,
    platform: platformName(),
    bindingSha256: hashBinding(),
    wheelSha256: zeros,
    files: { [packBindingFile]: { bytes: binding.length, sha256 } },
    ...changes,
  };
  const folder = join(packsFolder, packFolderName(platformName()));
  mkdirSync(dirname(join(folder, packBindingFile)), { recursive: true });
  writeFileSync(join(folder, packBindingFile), binding);
  writeFileSync(join(folder, packManifestFile), JSON.stringify(manifest));
  return folder;
}
