import { packBindingFile } from '../../../src-shared/protocol/engine-pack.ts';
import { findPackFile } from '../find-pack-file.ts';

/**
 * The path of the binding in TensorFlow's pack for this platform, or in that of its build for CUDA.
 * Throws `engine-pack-missing {engine}` or `engine-pack-damaged {engine, file}`.
 */
export function findPack(
  packsFolder: string,
  engine: 'tensorflow' | 'tensorflow-gpu' = 'tensorflow',
): string {
  return findPackFile(packsFolder, engine, packBindingFile);
}
