import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import {
  dawnVersion,
  napiVersion,
  packFolderName,
  packManifestFile,
  packManifestSchema,
  tensorflowVersion,
  tfjsVersion,
  type PackFiles,
  type PackId,
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

/**
 * Looks at an engine's pack for a platform: its manifest, and every file's size. Hashes are left to
 * `findChange`.
 */
export function readPack(
  packsFolder: string,
  platform: string,
  engine: PackId = 'tensorflow',
): PackState {
  return readPackFolder(join(packsFolder, packFolderName(platform, engine)), platform, engine);
}

/** As `readPack`, for a pack that lies anywhere. */
export function readPackFolder(folder: string, platform: string, engine: PackId): PackState {
  const damaged = (file: string): PackState => ({
    state: 'damaged',
    folder,
    problem: { code: 'engine-pack-damaged', details: { engine, file } },
  });
  const path = join(folder, packManifestFile);
  if (!existsSync(path))
    return {
      state: 'missing',
      folder,
      problem: { code: 'engine-pack-missing', details: { engine } },
    };
  const manifest = readManifest(path);
  if (manifest?.engine !== engine) return damaged(packManifestFile);
  for (const [file, { bytes }] of Object.entries(manifest.files)) {
    if (statSync(join(folder, file), { throwIfNoEntry: false })?.size !== bytes)
      return damaged(file);
  }
  return { state: isCurrent(manifest, platform) ? 'ready' : 'stale', folder, manifest };
}

function isCurrent(manifest: PackManifest, platform: string): boolean {
  if (manifest.platform !== platform) return false;
  if (manifest.engine === 'webgpu') return manifest.dawn === dawnVersion;
  return (
    manifest.tensorflow === tensorflowVersion &&
    manifest.tfjs === tfjsVersion &&
    manifest.napi === napiVersion &&
    manifest.bindingSha256 === hashBinding()
  );
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
export async function findChange(folder: string, files: PackFiles): Promise<string | undefined> {
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
