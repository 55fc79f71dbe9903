import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { TextSource } from '../../src-shared/datasets/describe-text.ts';
import { helloCorpus } from '../../src-shared/datasets/hello-corpus.ts';
import { novel } from '../../src-shared/datasets/novel.ts';
import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { errorCodeOf } from './data-file.ts';

/** The whole text of a source. Rejects with `data-unreadable` where what ships with the program is not there. */
export async function readCorpus(source: TextSource, resourcesFolder: string): Promise<string> {
  switch (source.corpus) {
    case 'hello':
      return helloCorpus;
    case 'novel':
      return await readNovel(join(resourcesFolder, 'datasets', novel.file));
    case 'own':
      return tidyText(source.text);
  }
}

async function readNovel(path: string): Promise<string> {
  try {
    return gunzipSync(await readFile(path)).toString('utf8');
  } catch (error) {
    throw new ProblemError('data-unreadable', { path, reason: errorCodeOf(error) });
  }
}
