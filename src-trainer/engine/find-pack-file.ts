import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { arch, platform } from 'node:process';

import { parse } from 'secure-json-parse';

import {
  packFolderName,
  packManifestFile,
  packManifestSchema,
  type PackFiles,
  type PackId,
} from '../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../src-shared/problem.ts';

/**
 * The path of a file in an engine's pack for this platform. The files' sizes are held against the manifest,
 * which is quick and finds half a pack; their hashes were checked when the pack was made.
 * Throws `engine-pack-missing {engine}` or `engine-pack-damaged {engine, file}`.
 */
export function findPackFile(packsFolder: string, engine: PackId, file: string): string {
  const folder = join(packsFolder, packFolderName(`${platform}-${arch}`, engine));
  let text: string;
  try {
    text = readFileSync(join(folder, packManifestFile), 'utf8');
  } catch {
    throw new ProblemError('engine-pack-missing', { engine });
  }
  let files: PackFiles;
  try {
    ({ files } = packManifestSchema.parse(parse(text)));
  } catch {
    throw new ProblemError('engine-pack-damaged', { engine, file: packManifestFile });
  }
  for (const [name, { bytes }] of Object.entries(files)) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    if (found?.size !== bytes)
      throw new ProblemError('engine-pack-damaged', { engine, file: name });
  }
  return join(folder, file);
}
