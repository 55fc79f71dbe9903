import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'secure-json-parse';

import { datasetFileSchema, type DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { findData, readBytes, withDataFile } from './data-file.ts';

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

/** Rows of bytes that stay in their file: a set may be larger than the memory. */
export type FileRows = {
  /** Fills `into` with the row's bytes. Throws where the file is not what it was. */
  readonly readRow: (row: number, into: Uint8Array) => void;
};

/** Throws `dataset-damaged` where the file is not exactly as long as its rows. */
export async function openRows(
  folder: string,
  name: string,
  rows: number,
  length: number,
): Promise<FileRows> {
  const path = join(folder, name);
  const { size } = await findData(path);
  if (size !== rows * length) throw new ProblemError('dataset-damaged', { path });
  return {
    readRow: (row, into) => {
      // Opened for each row: nobody says when a data set is no longer needed, and the system keeps what is read.
      const file = openSync(path, 'r');
      try {
        const count = readSync(file, into, 0, length, row * length);
        if (count !== length) throw new ProblemError('dataset-damaged', { path });
      } finally {
        closeSync(file);
      }
    },
  };
}
