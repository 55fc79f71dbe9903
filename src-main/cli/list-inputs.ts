import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';

/** What something is to be said of: as it was given, and as the trainer finds it, which stands in another folder. */
export type GivenInput = { readonly given: string; readonly input: string };

const pictureName = /\.(png|jpe?g)$/i;

/**
 * The inputs that words of the command line name: of a folder its pictures, in the order of their names. What is no
 * file goes as it is: it may be a row of numbers. Throws `folder-without-pictures`.
 */
export async function listInputs(words: readonly string[]): Promise<readonly GivenInput[]> {
  const all: GivenInput[] = [];
  for (const given of words) {
    const stats = await stat(given).catch(() => undefined);
    if (stats?.isDirectory() === true) all.push(...(await listPictures(given)));
    else all.push({ given, input: stats === undefined ? given : resolve(given) });
  }
  return all;
}

async function listPictures(folder: string): Promise<readonly GivenInput[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) =>
    !entry.isDirectory() && pictureName.test(entry.name) ? [entry.name] : [],
  );
  if (names.length === 0) throw new ProblemError('folder-without-pictures', { path: folder });
  const { compare } = new Intl.Collator('en', { numeric: true });
  return names.sort(compare).map((name) => {
    const given = join(folder, name);
    return { given, input: resolve(given) };
  });
}
