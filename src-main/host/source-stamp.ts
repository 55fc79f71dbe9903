import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder, when this file is run from source. */
export const projectFolder = join(import.meta.dirname, '..', '..');

/**
 * A hash of the content of every file the patterns name (relative to the project's folder). What is
 * built from these files is stale when its stamp is another; times would be wrong after a checkout.
 */
export function stampSources(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync([...patterns], { cwd: projectFolder }).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(projectFolder, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
