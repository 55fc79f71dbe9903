import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { datasetFileSchema, type DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { syncFolder } from '../checkpoints/write-file.ts';
import { errorCodeOf } from '../datasets/data-file.ts';

/** What is known of a data set when all of it has been written. */
export type DatasetFacts = Omit<DatasetFile, 'format' | 'id' | 'hash' | 'importedAt'>;

/** A data set in the making: a folder that nobody sees before it is whole. */
export type DatasetWriter = {
  /** A file of the data set, written from its beginning to its end. */
  readonly openFile: (name: string) => Promise<DatasetPart>;
  /**
   * Gives the folder its place among the data sets. Where the very same is there already, that one stays and
   * is answered.
   */
  readonly finish: (facts: DatasetFacts) => Promise<DatasetFile>;
  /** Takes everything away again; does nothing after `finish`. */
  readonly discard: () => Promise<void>;
};

export type DatasetPart = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
};

const bufferBytes = 1024 * 1024;
const hashDigitsInId = 8;

/**
 * Begins a data set in a temporary folder of the library, whose name says which process writes it, so that
 * what a killed one left behind is swept away. Whatever the disk refuses is `import-not-written`.
 */
export async function createDatasetWriter(libraryFolder: string): Promise<DatasetWriter> {
  const suffix = randomBytes(4).toString('hex');
  const temporary = join(libraryFolder, `.import.${process.pid}-${suffix}.tmp`);
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const details = { folder: libraryFolder, reason: errorCodeOf(error) };
      throw new ProblemError('import-not-written', details);
    }
  };
  await guard(() => mkdir(temporary, { recursive: true, mode: 0o700 }));
  const content = createHash('sha256');
  const opened = new Set<FileHandle>();

  const openFile = (name: string): Promise<DatasetPart> =>
    guard(async () => {
      const file = await open(join(temporary, name), 'wx', 0o600);
      opened.add(file);
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(bufferBytes);
      let filled = 0;
      let written = 0;
      const flush = async (): Promise<void> => {
        await file.writeFile(buffer.subarray(0, filled));
        written += filled;
        filled = 0;
      };
      return {
        write: (bytes) =>
          guard(async () => {
            hash.update(bytes);
            if (filled + bytes.length > bufferBytes) await flush();
            if (bytes.length > bufferBytes) {
              await file.writeFile(bytes);
              written += bytes.length;
              return;
            }
            buffer.set(bytes, filled);
            filled += bytes.length;
          }),
        close: () =>
          guard(async () => {
            try {
              await flush();
              await file.sync();
              // A disk that fills up may cut a write short without an error.
              if ((await file.stat()).size !== written) {
                throw new ProblemError('import-not-written', {
                  folder: libraryFolder,
                  reason: 'ENOSPC',
                });
              }
            } finally {
              opened.delete(file);
              await file.close();
            }
            content.update(`${name} ${written}\n`).update(hash.digest());
          }),
      };
    });

  const finish = (facts: DatasetFacts): Promise<DatasetFile> =>
    guard(async () => {
      const { examples, trainExamples, content: description } = facts;
      content.update(JSON.stringify({ examples, trainExamples, description }));
      const hash = content.digest('hex');
      const id = `${plainName(facts.name)}-${hash.slice(0, hashDigitsInId)}`;
      const dataset: DatasetFile = { format: 1, id, hash, importedAt: Date.now(), ...facts };
      const text = `${JSON.stringify(datasetFileSchema.parse(dataset), undefined, 1)}\n`;
      const file = await open(join(temporary, 'dataset.json'), 'wx', 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(temporary);
      await putInPlace(temporary, join(libraryFolder, id), hash);
      await syncFolder(libraryFolder);
      return dataset;
    });

  const discard = async (): Promise<void> => {
    // Those that were being written when something else failed.
    for (const file of opened) await file.close().catch(() => undefined);
    await rm(temporary, { recursive: true, force: true });
  };
  return { openFile, finish, discard };
}

/** The same content under the same name is kept; what is left of a broken one makes way. */
async function putInPlace(temporary: string, folder: string, hash: string): Promise<void> {
  if (await exists(folder)) {
    if ((await hashAt(folder)) === hash) {
      await rm(temporary, { recursive: true, force: true });
      return;
    }
    await rm(folder, { recursive: true, force: true });
  }
  await rename(temporary, folder);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function hashAt(folder: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(folder, 'dataset.json'), 'utf8');
    return datasetFileSchema.parse(JSON.parse(text)).hash;
  } catch {
    return undefined;
  }
}

/** A name in the letters that an id may have: `Hojas (año 2)` becomes `hojas-ano-2`. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'data' : plain;
}
