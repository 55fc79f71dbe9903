import { extname, basename, dirname } from 'node:path';

import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { findData, readBytes, withDataFile } from '../datasets/data-file.ts';
import { findIdxPartner, hasIdxName } from '../datasets/find-idx-pairs.ts';
import { looksLikeIdx } from '../datasets/idx-header.ts';
import { looksLikePicture } from '../datasets/picture-facts.ts';
import { listFolder, namingFiles, setOfOne, type FileSet } from './file-set.ts';
import { findCifarFiles, importCifar } from './import-cifar.ts';
import { importIdx } from './import-idx.ts';
import { importPictures } from './import-pictures.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { importTable } from './import-table.ts';
import { importText } from './import-text.ts';
import { isPictureName } from './picture-classes.ts';
import { withUnpacked } from './unpack-zip.ts';

const tableName = /\.(csv|tsv|tab|data|dat)$/i;
const textName = /\.(txt|text|md)$/i;

/**
 * Makes a data set of the library of what lies at `path`. Either all of it is there in the end or nothing.
 * Rejects with a `ProblemError` that names file and place.
 */
export async function importData(
  path: string,
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const importThis = (set: FileSet): Promise<DatasetFile> => importSet(set, options, surroundings);
  if ((await findData(path)).isDirectory()) return await importThis(await listFolder(path));
  const start = await withDataFile(path, (file) => readBytes(file, 0, 8));
  if (start.length === 0) throw new ProblemError('data-file-empty', { path });
  if (looksLikeZip(start)) return await withUnpacked(path, surroundings, importThis);
  if (looksLikeIdx(start) || hasIdxName(path)) return await importThis(await pairOf(path));
  if (looksLikePicture(start)) throw new ProblemError('import-one-picture', { path });
  return await importThis(setOfOne(path));
}

/** Looks at the names of a set and lets the one who knows them import it. */
async function importSet(
  set: FileSet,
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const named = (test: (name: string) => boolean) => set.files.filter(({ name }) => test(name));
  if (named(hasIdxName).length > 0) return await importIdx(set, options, surroundings);
  if (findCifarFiles(set).length > 0) return await importCifar(set, options, surroundings);
  if (named(isPictureName).length > 0) return await importPictures(set, options, surroundings);
  const tables = named((name) => tableName.test(name));
  const [table, second] = tables;
  if (second !== undefined) {
    const names = tables
      .map(({ name }) => name)
      .slice(0, 8)
      .join(', ');
    throw new ProblemError('import-several-tables', { path: set.path, names });
  }
  if (table !== undefined) {
    const { path, name } = table;
    const given = { path, title: basename(name) };
    return await namingFiles(set, () => importTable(given, options, surroundings));
  }
  const texts = named((name) => textName.test(name) || extname(name) === '');
  if (texts.length > 0) return await importText(set, texts, options, surroundings);
  throw new ProblemError('import-kind-unknown', {
    path: set.files.length === 1 ? `${set.path}/${set.title}` : set.path,
  });
}

/** Source: PKWARE, .ZIP File Format Specification, section 4.3: a file begins so, and an empty archive. */
function looksLikeZip(start: Uint8Array): boolean {
  const [first, second, third] = start;
  return first === 0x50 && second === 0x4b && (third === 3 || third === 5);
}

/** A file of a pair of IDX files, and its partner beside it. */
async function pairOf(path: string): Promise<FileSet> {
  const { images, labels } = await findIdxPartner(path);
  const files = [images, labels].map((it) => ({ name: basename(it), path: it }));
  return { path: dirname(path), title: basename(path), files };
}
