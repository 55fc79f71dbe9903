import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { arch, platform } from 'node:process';

import { parse } from 'secure-json-parse';

import {
  packBindingFile,
  packFolderName,
  packManifestFile,
  packManifestSchema,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';

/**
 * The path of the binding in the pack for this platform. The files' sizes are held against the manifest,
 * which is quick and finds half a pack; their hashes were checked when the pack was made.
 * Throws `engine-pack-missing` or `engine-pack-damaged {file}`.
 */
export function findPack(packsFolder: string): string {
  const folder = join(packsFolder, packFolderName(`${platform}-${arch}`));
  let text: string;
  try {
    text = readFileSync(join(folder, packManifestFile), 'utf8');
  } catch {
    throw new ProblemError('engine-pack-missing');
  }
  let files: Readonly<Record<string, { readonly bytes: number }>>;
  try {
    ({ files } = packManifestSchema.parse(parse(text)));
  } catch {
    throw new ProblemError('engine-pack-damaged', { file: packManifestFile });
  }
  for (const [file, { bytes }] of Object.entries(files)) {
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    if (found?.size !== bytes) throw new ProblemError('engine-pack-damaged', { file });
  }
  return join(folder, packBindingFile);
}
