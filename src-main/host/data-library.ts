import { join } from 'node:path';

import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { ImportPreview } from '../../src-shared/datasets/import-preview.ts';
import {
  datasetFileSchema,
  datasetIdSchema,
  type DatasetFile,
} from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { GivenData } from '../../src-shared/protocol/import-messages.ts';
import type { Files } from './files.ts';
import { importInProcess, previewInProcess, type ImportSurroundings } from './import-process.ts';
import { parseJson } from './secure-json.ts';

/** The data sets that were brought in, each a folder named by its id. */
export type DataLibrary = {
  readonly folder: string;
  readonly import: (
    given: GivenData,
    options: ImportOptions,
    surroundings: ImportSurroundings,
  ) => Promise<DatasetFile>;
  /** What would come of an import. */
  readonly preview: (
    given: GivenData,
    options: ImportOptions,
    surroundings: ImportSurroundings,
  ) => Promise<ImportPreview>;
  /** The newest first; what is no data set any more is passed over. */
  readonly list: () => Promise<DatasetFile[]>;
  /** Undefined where there is none of this id. */
  readonly find: (id: string) => Promise<DatasetFile | undefined>;
  readonly remove: (id: string) => Promise<void>;
};

/** Where a person's data sets lie. */
export function libraryFolderOf(home: string): string {
  return join(home, 'datasets');
}

export function createDataLibrary({
  files,
  home,
}: {
  readonly files: Files;
  readonly home: string;
}): DataLibrary {
  const folder = libraryFolderOf(home);

  const find = async (id: string): Promise<DatasetFile | undefined> => {
    if (!datasetIdSchema.safeParse(id).success) return undefined;
    try {
      const text = await files.readTextIfThere(join(folder, id, 'dataset.json'));
      const parsed = text === undefined ? undefined : datasetFileSchema.safeParse(parseJson(text));
      return parsed?.data?.id === id ? parsed.data : undefined;
    } catch (error) {
      // A damaged one is none: whoever needs it is told to import it again.
      if (error instanceof ProblemError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  };

  const inFolder = async <T>(work: () => Promise<T>): Promise<T> => {
    await files.makeFolder(folder);
    try {
      return await work();
    } finally {
      // What an importer that was killed could not take away.
      await files.sweep(folder);
    }
  };

  return {
    folder,
    find,
    import: (given, options, surroundings) =>
      inFolder(() => importInProcess({ given, libraryFolder: folder, options }, surroundings)),
    preview: (given, options, surroundings) =>
      inFolder(() => previewInProcess({ given, libraryFolder: folder, options }, surroundings)),
    list: async () => {
      const found = await Promise.all((await files.list(folder)).map(find));
      return found
        .filter((dataset) => dataset !== undefined)
        .sort((a, b) => b.importedAt - a.importedAt);
    },
    remove: async (id) => {
      if ((await find(id)) === undefined) throw new ProblemError('data-not-kept', { id });
      await files.remove(join(folder, id));
    },
  };
}
