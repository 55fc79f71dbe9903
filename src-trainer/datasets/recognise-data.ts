import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import { findData, readBytes, withDataFile } from './data-file.ts';
import { hasIdxName } from './find-idx-pairs.ts';
import { looksLikeIdx } from './idx-header.ts';
import { isGzip } from './read-idx.ts';

/**
 * What `path` holds, as its loader will read it: a folder is an imported data set where it says so, else one of
 * images; a file is told by its first bytes, and by its name only where those say nothing. Throws `data-*`.
 */
export async function recogniseData(path: string): Promise<'images' | 'text' | 'imported'> {
  const stats = await findData(path);
  if (stats.isDirectory()) return (await isImported(path)) ? 'imported' : 'images';
  const start = await withDataFile(path, (file) => readBytes(file, 0, 4));
  if (looksLikeIdx(start) || isGzip(start) || hasIdxName(path)) return 'images';
  if (start.length === 0) throw new ProblemError('data-file-empty', { path });
  return 'text';
}

async function isImported(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, 'dataset.json'))).isFile();
  } catch {
    return false;
  }
}
