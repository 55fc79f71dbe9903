import { extname, basename, dirname, join } from 'node:path';

import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { ImportPreview } from '../../src-shared/datasets/import-preview.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { GivenData } from '../../src-shared/protocol/import-messages.ts';
import { findData, readBytes, withDataFile } from '../datasets/data-file.ts';
import { findIdxPartner, hasIdxName } from '../datasets/find-idx-pairs.ts';
import { looksLikePicture } from '../datasets/picture-facts.ts';
import {
  listFolder,
  nameFiles,
  nameInSet,
  namingFiles,
  setOfOne,
  type FileSet,
} from './file-set.ts';
import { findCaptionFiles, type CaptionFile } from './captions/find-caption-files.ts';
import { importCaptions } from './captions/import-captions.ts';
import { previewCaptions } from './captions/survey-captions.ts';
import { findCifarFiles, importCifar } from './import-cifar.ts';
import { importIdx } from './import-idx.ts';
import { importPictures } from './import-pictures.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { importTable } from './import-table.ts';
import { importText, previewText } from './import-text.ts';
import { isPictureName } from './picture-classes.ts';
import { previewPictures } from './preview-pictures.ts';
import { previewTable } from './preview-table.ts';
import { withUnpacked } from './unpack-zip.ts';

const tableName = /\.(csv|tsv|tab|data|dat)$/i;
const textName = /\.(txt|text|md)$/i;

/**
 * Makes a data set of the library of what a person gave. Either all of it is there in the end or nothing.
 * Rejects with a `ProblemError` that names file and place.
 */
export async function importData(
  given: GivenData,
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  return await withContents(given, surroundings, async (set, contents) => {
    switch (contents.format) {
      case 'idx':
        return await importIdx(set, options, surroundings);
      case 'cifar':
        return await importCifar(set, options, surroundings);
      case 'pictures':
        return await importPictures(set, options, surroundings);
      case 'captions':
        return await importCaptions(set, contents.captionFiles, options, surroundings);
      case 'table':
        return await importTable(contents, options, surroundings);
      case 'text':
        return await importText(set, contents.files, options, surroundings);
    }
  });
}

/** Says what would come of an import. Rejects as `importData` does where nothing can be shown. */
export async function previewData(
  given: GivenData,
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<ImportPreview> {
  return await withContents(given, surroundings, async (set, contents) => {
    switch (contents.format) {
      case 'pictures':
        return await previewPictures(set, options.pictures ?? {}, surroundings);
      case 'captions':
        return await previewCaptions(set, contents.captionFiles, options, surroundings);
      case 'table':
        return await previewNamed(set, contents.path, options.table ?? {}, surroundings);
      case 'text':
        return await previewText(set, contents.files, options, surroundings);
      case 'idx':
      case 'cifar':
        return { kind: 'plain', format: contents.format };
    }
  });
}

/** A preview says what is in the way; that names the table as the person knows it. */
async function previewNamed(
  set: FileSet,
  ...[path, options, surroundings]: Parameters<typeof previewTable>
): Promise<ImportPreview> {
  const { problem, ...preview } = await previewTable(path, options, surroundings);
  return { ...preview, ...(problem && { problem: nameFiles(set, problem) }) };
}

type Contents =
  | { readonly format: 'idx' | 'cifar' | 'pictures' }
  | { readonly format: 'captions'; readonly captionFiles: readonly CaptionFile[] }
  | { readonly format: 'table'; readonly path: string; readonly title: string }
  | { readonly format: 'text'; readonly files: FileSet['files'] };

/** Looks at what was given, into an archive too, and lets `use` work on it; a problem names files as the person does. */
async function withContents<T>(
  given: GivenData,
  surroundings: ImportSurroundings,
  use: (set: FileSet, contents: Contents) => Promise<T>,
): Promise<T> {
  const outer = given.kind === 'path' ? await setAt(given.path) : setOfFiles(given);
  const useSet = (set: FileSet): Promise<T> =>
    namingFiles(set, async () => await use(set, await findContents(set)));
  return await namingFiles(outer, async () => {
    const [only, second] = outer.files;
    if (only === undefined || second !== undefined) return await useSet(outer);
    const { path } = only;
    const start = await withDataFile(path, (file) => readBytes(file, 0, 8));
    if (start.length === 0) throw new ProblemError('data-file-empty', { path });
    const isFile = only.name === outer.title;
    if (isFile && looksLikePicture(start)) throw new ProblemError('import-one-picture', { path });
    if (!looksLikeZip(start)) return await useSet(outer);
    const names = { shown: nameInSet(outer, only), title: outer.title };
    return await withUnpacked(path, names, surroundings, useSet);
  });
}

async function setAt(path: string): Promise<FileSet> {
  if ((await findData(path)).isDirectory()) return await listFolder(path);
  return hasIdxName(path) ? await pairOf(path) : setOfOne(path);
}

function setOfFiles({ folder, names, title }: Extract<GivenData, { kind: 'files' }>): FileSet {
  const files = names.map((name, index) => ({ name, path: join(folder, String(index)) }));
  return { path: '', title, files };
}

/** What the names of a set's files say, and where pictures are among them, the beginnings of files that may speak of them. */
async function findContents(set: FileSet): Promise<Contents> {
  const named = (test: (name: string) => boolean) => set.files.filter(({ name }) => test(name));
  if (named(hasIdxName).length > 0) return { format: 'idx' };
  if (findCifarFiles(set).length > 0) return { format: 'cifar' };
  const captionFiles = await findCaptionFiles(set);
  if (captionFiles.length > 0) return { format: 'captions', captionFiles };
  if (named(isPictureName).length > 0) return { format: 'pictures' };
  const tables = named((name) => tableName.test(name));
  const [table, second] = tables;
  if (second !== undefined) {
    const names = tables.slice(0, 8).map(({ name }) => name);
    throw new ProblemError('import-several-tables', { path: set.path, names: names.join(', ') });
  }
  if (table !== undefined) {
    return { format: 'table', path: table.path, title: basename(table.name) };
  }
  const files = named((name) => textName.test(name) || extname(name) === '');
  if (files.length > 0) return { format: 'text', files };
  const [only] = set.files;
  const path = only !== undefined && set.files.length === 1 ? nameInSet(set, only) : set.path;
  throw new ProblemError('import-kind-unknown', { path });
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
