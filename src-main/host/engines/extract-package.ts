import { createHash } from 'node:crypto';
import { mkdir, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { PackFiles } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { readTar, TarError } from './tar-archive.ts';

/**
 * Takes files out of an npm package into `pack`: `contents` says which, name in the package to path in the pack,
 * and nothing else is ever written. Answers what was. Throws `engine-archive-broken {reason}` where one is
 * missing or there twice, or the archive cannot be read.
 */
export async function extractPackage(
  file: FileHandle,
  contents: ReadonlyMap<string, string>,
  pack: string,
): Promise<PackFiles> {
  const files: PackFiles = {};
  try {
    for await (const { name, content } of readTar(file, (one) => contents.has(one))) {
      const path = contents.get(name) ?? '';
      if (files[path] !== undefined) throw new TarError(`${name} is there twice`);
      await mkdir(dirname(join(pack, path)), { recursive: true });
      await writeFile(join(pack, path), content, { flag: 'wx', flush: true });
      const sha256 = createHash('sha256').update(content).digest('hex');
      files[path] = { bytes: content.length, sha256 };
    }
    const missing = [...contents].find(([, path]) => files[path] === undefined);
    if (missing !== undefined) throw new TarError(`${missing[0]} is missing`);
    return files;
  } catch (error) {
    if (!(error instanceof TarError)) throw error;
    throw new ProblemError('engine-archive-broken', { reason: error.message });
  }
}
