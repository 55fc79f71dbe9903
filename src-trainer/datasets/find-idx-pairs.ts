import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import { errorCodeOf } from './data-file.ts';
import type { IdxKind } from './idx-header.ts';

/** Two files that belong together. */
export type IdxPair = { readonly images: string; readonly labels: string };

/** The pairs of a folder: one alone, or one to learn from and one to be measured on. */
export type IdxPairs =
  | { readonly kind: 'one'; readonly pair: IdxPair }
  | { readonly kind: 'split'; readonly train: IdxPair; readonly test: IdxPair };

type NamedFile = { readonly prefix: string; readonly kind: IdxKind; readonly name: string };

/** `train-images-idx3-ubyte`, also with a dot before `idx3`, as some archives unpack them. */
const namePattern = /^(.*?)(images[-.]idx3|labels[-.]idx1)-ubyte(\.gz)?$/i;

/**
 * The pairs of IDX files in `folder`, recognised by the endings of their names, with any prefix and with or
 * without `.gz`. Where a file is there twice, the one without `.gz` is taken. Throws `data-folder-empty`,
 * `data-partner-missing`, `data-several-sets` or `data-unreadable`.
 */
export async function findIdxPairs(folder: string): Promise<IdxPairs> {
  return pairIdxFiles(folder, await listNames(folder));
}

/** As `findIdxPairs`, for names that are known already. */
export function pairIdxFiles(folder: string, names: readonly string[]): IdxPairs {
  const files = names.toSorted().flatMap(readName);
  if (files.length === 0) throw new ProblemError('data-folder-empty', { path: folder });

  const prefixes = [...new Set(files.map(({ prefix }) => prefix))];
  const pairs = prefixes.map((prefix) => ({ prefix, pair: pairOf(folder, prefix, files) }));
  const [first, second, ...others] = pairs;
  if (first !== undefined && second === undefined) return { kind: 'one', pair: first.pair };

  const train = pairs.find(({ prefix }) => isTrainPrefix(prefix));
  const test = pairs.find(({ prefix }) => isTestPrefix(prefix));
  if (others.length > 0 || train === undefined || test === undefined || train === test) {
    throw new ProblemError('data-several-sets', { path: folder, prefixes: prefixes.join(', ') });
  }
  return { kind: 'split', train: train.pair, test: test.pair };
}

/**
 * The pair that the images or labels file `path` belongs to, its partner lying beside it. Throws
 * `data-name-unknown`, `data-partner-missing` or `data-unreadable`.
 */
export async function findIdxPartner(path: string): Promise<IdxPair> {
  const folder = dirname(path);
  const [file] = readName(basename(path));
  if (file === undefined) throw new ProblemError('data-name-unknown', { path });
  // By name, so that a plain file comes before its `.gz`.
  const files = (await listNames(folder)).toSorted().flatMap(readName);
  const pair = pairOf(folder, file.prefix, files);
  return file.kind === 'images' ? { ...pair, images: path } : { ...pair, labels: path };
}

/** Whether the name alone says that a file is one of a pair. */
export function hasIdxName(path: string): boolean {
  return namePattern.test(basename(path));
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new ProblemError('data-unreadable', { path: folder, reason: errorCodeOf(error) });
  }
}

function readName(name: string): NamedFile[] {
  const match = namePattern.exec(name);
  if (match === null) return [];
  const [, prefix = '', ending = ''] = match;
  return [{ prefix, kind: ending.toLowerCase().startsWith('images') ? 'images' : 'labels', name }];
}

function pairOf(folder: string, prefix: string, files: readonly NamedFile[]): IdxPair {
  const find = (kind: IdxKind) => files.find((it) => it.prefix === prefix && it.kind === kind);
  const images = find('images');
  const labels = find('labels');
  if (images === undefined || labels === undefined) {
    const present = (images ?? labels)?.name ?? prefix;
    const name = `${prefix}${images === undefined ? 'images-idx3-ubyte' : 'labels-idx1-ubyte'}`;
    throw new ProblemError('data-partner-missing', { path: join(folder, present), name });
  }
  return { images: join(folder, images.name), labels: join(folder, labels.name) };
}

function isTrainPrefix(prefix: string): boolean {
  return /(^|[^a-z])train([^a-z]|$)/i.test(prefix);
}

function isTestPrefix(prefix: string): boolean {
  return /(^|[^a-z])(t10k|test)([^a-z]|$)/i.test(prefix);
}
