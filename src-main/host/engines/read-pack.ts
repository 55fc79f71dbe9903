import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import {
  napiVersion,
  packFolderName,
  packManifestFile,
  packManifestSchema,
  tensorflowVersion,
  tfjsVersion,
  type PackManifest,
} from '../../../src-shared/protocol/engine-pack.ts';
import type { Problem } from '../../../src-shared/problem.ts';
import { parseJson } from '../secure-json.ts';
import { hashBinding } from './binding-build.ts';

export type PackState =
  | { readonly state: 'ready'; readonly folder: string; readonly manifest: PackManifest }
  /** Whole, but built for another version of something; its libraries serve to build it anew. */
  | { readonly state: 'stale'; readonly folder: string; readonly manifest: PackManifest }
  | { readonly state: 'damaged'; readonly folder: string; readonly problem: Problem }
  | { readonly state: 'missing'; readonly folder: string; readonly problem: Problem };

/** Looks at the pack for a platform: its manifest, and every file's size. Hashes are left to `findChange`. */
export function readPack(packsFolder: string, platform: string): PackState {
  const folder = join(packsFolder, packFolderName(platform));
  const damaged = (file: string): PackState => ({
    state: 'damaged',
    folder,
    problem: { code: 'engine-pack-damaged', details: { file } },
  });
  const path = join(folder, packManifestFile);
  if (!existsSync(path))
    return { state: 'missing', folder, problem: { code: 'engine-pack-missing', details: {} } };
  const manifest = readManifest(path);
  if (manifest === undefined) return damaged(packManifestFile);
  for (const [file, { bytes }] of Object.entries(manifest.files)) {
    if (statSync(join(folder, file), { throwIfNoEntry: false })?.size !== bytes)
      return damaged(file);
  }
  const isCurrent =
    manifest.tensorflow === tensorflowVersion &&
    manifest.tfjs === tfjsVersion &&
    manifest.napi === napiVersion &&
    manifest.platform === platform &&
    manifest.bindingSha256 === hashBinding();
  return { state: isCurrent ? 'ready' : 'stale', folder, manifest };
}

/** A pack's manifest; `undefined` where there is none or it cannot be read as one. */
export function readManifest(path: string): PackManifest | undefined {
  try {
    return packManifestSchema.parse(parseJson(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The first file of a pack that differs from what its manifest says, by content; `undefined` if none. */
export async function findChange(
  folder: string,
  files: PackManifest['files'],
): Promise<string | undefined> {
  for (const [file, { sha256 }] of Object.entries(files)) {
    if ((await hashFile(join(folder, file))).sha256 !== sha256) return file;
  }
  return undefined;
}

/** A file's length in bytes and its hash. */
export async function hashFile(path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    hash.update(bytes);
    size += bytes.length;
  }
  return { size, sha256: hash.digest('hex') };
}
