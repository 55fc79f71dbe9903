import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'secure-json-parse';

import { datasetFileSchema, type DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { readBytes, withDataFile } from './data-file.ts';

/** Reads what `dataset.json` of a folder says. Throws `dataset-damaged`; `undefined` where there is none. */
export async function readDatasetFile(folder: string): Promise<DatasetFile | undefined> {
  const path = join(folder, 'dataset.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return datasetFileSchema.parse(parse(text));
  } catch {
    throw new ProblemError('dataset-damaged', { path });
  }
}

/** The bytes of one of a data set's files. Throws `dataset-damaged` where it is not exactly as long as it should be. */
export function readPart(
  folder: string,
  name: string,
  expectedBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(folder, name);
  return withDataFile(path, async (file, size) => {
    if (size !== expectedBytes) throw new ProblemError('dataset-damaged', { path });
    return await readBytes(file, 0, size);
  });
}
