import type { PackId } from '../../../src-shared/protocol/engine-pack.ts';
import { findPackIn } from './copy-pack.ts';
import { installFromPack } from './install-from-pack.ts';
import { installTensorflow } from './install-tensorflow.ts';
import { installWebgpu } from './install-webgpu.ts';
import type { InstallOptions } from './pack-installation.ts';
import { platformName } from './platform-name.ts';

/**
 * Installs an engine, and answers which: from a pack where `from` is or holds one, else from the archives that it
 * names or that are downloaded. Without a name it is the one that the pack holds, or TensorFlow.
 */
export async function installEngine(
  engine: PackId | undefined,
  options: InstallOptions = {},
): Promise<PackId> {
  const { from } = options;
  const pack = from === undefined ? undefined : findPackIn(from, platformName(), engine);
  if (pack !== undefined) {
    await installFromPack(pack, engine, options);
    return pack.manifest.engine;
  }
  const wanted = engine ?? 'tensorflow';
  if (wanted === 'webgpu') await installWebgpu(options);
  else await installTensorflow({ ...options, engine: wanted });
  return wanted;
}
