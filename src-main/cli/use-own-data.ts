import { join } from 'node:path';

import { asksOf } from '../../src-shared/datasets/imported-dataset.ts';
import type { Document } from '../../src-shared/document/document.ts';
import { fitToData } from '../../src-shared/document/fit-to-data.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { DataLibrary } from '../host/data-library.ts';
import type { CommandIo } from './command-io.ts';
import { findOwnData } from './find-own-data.ts';

/** A document with the data that it is to learn from, and where these lie if they are a person's own. */
type WithData = { readonly document: Document; readonly dataPath: string | undefined };

/**
 * Gives a document the data that `--data` names. An imported data set becomes its data, and the ends of its
 * networks are made to fit; a path takes the place of what the document names. Without a word it keeps its own,
 * which is looked up in the library where it was imported.
 */
export async function useOwnData(
  document: Document,
  word: string | undefined,
  library: DataLibrary,
  io: CommandIo,
): Promise<WithData> {
  const { source } = document.data;
  if (word === undefined) {
    if (source.kind !== 'imported') return { document, dataPath: undefined };
    const dataset = await library.find(source.id);
    if (dataset === undefined) {
      throw new ProblemError('data-not-kept', { id: source.asks?.name ?? source.id });
    }
    return { document, dataPath: join(library.folder, dataset.id) };
  }
  const own = await findOwnData(word, library, io);
  if (own.kind === 'path') return { document, dataPath: own.path };
  const { dataset } = own;
  const dataPath = join(library.folder, dataset.id);
  // A character model keeps its window; its symbols follow from the text when it is loaded.
  if (source.kind === 'text' && dataset.content.kind === 'text') return { document, dataPath };
  const asks = asksOf(dataset);
  return { document: fitToData(document, { kind: 'imported', id: dataset.id, asks }), dataPath };
}
