import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import nodePath, { type PlatformPath } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import { hasCode } from './file-system.ts';

/** Names that Windows gives to devices, whatever their ending. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const plainName = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Whether a stranger's word may name a file of ours, under the rules of every system at once. */
export function isPlainName(name: string): boolean {
  return plainName.test(name) && !name.endsWith('.') && !deviceName.test(name);
}

/** Whether `target` is `root` or lies under it. Compares whole names, so `/a/bc` is not inside `/a/b`. */
export function isInside(root: string, target: string, path: PlatformPath = nodePath): boolean {
  const way = path.relative(path.resolve(root), path.resolve(target));
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

/**
 * The path of `names` (a file in a folder in a folder ...) under `root`, where `root` is ours and the names
 * may be anyone's. Throws `path-refused` for a name that is not plain, for a link anywhere on the way, and
 * for a file that has a second name elsewhere. What does not exist yet is fine.
 */
export async function resolveInside(root: string, ...names: readonly string[]): Promise<string> {
  const refuse = (): ProblemError => new ProblemError('path-refused', { name: names.join('/') });
  if (names.length === 0 || !names.every(isPlainName)) throw refuse();
  let path = await realRoot(root);
  for (const name of names) {
    path = nodePath.join(path, name);
    const status = await statusOf(path);
    if (status === undefined) continue;
    if (status.isSymbolicLink() || (status.isFile() && status.nlink !== 1)) throw refuse();
    // Junctions and the like are no symbolic links, but their real path gives them away.
    if ((await realpath(path)) !== path) throw refuse();
  }
  if (!isInside(await realRoot(root), path)) throw refuse();
  return path;
}

async function realRoot(root: string): Promise<string> {
  try {
    return await realpath(root);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return nodePath.resolve(root);
    throw error;
  }
}

async function statusOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
