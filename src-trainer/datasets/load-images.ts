import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { digits } from '../../src-shared/datasets/catalogue.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { errorCodeOf, findData } from './data-file.ts';
import type { Dataset, Examples } from './dataset.ts';
import { readDigitsPack } from './digits-pack.ts';
import { findIdxPairs, findIdxPartner, type IdxPairs } from './find-idx-pairs.ts';
import { imageExamples, type Images } from './image-examples.ts';
import { readImagePair } from './read-image-pair.ts';
import { splitStratified } from './split-stratified.ts';

type ImagesDescription = Omit<Dataset, 'train' | 'validation'>;

/** The digits that ship with the program; which are held out depends on the share alone. */
export async function loadDigits(
  resourcesFolder: string,
  validationShare: number,
): Promise<Dataset> {
  const path = join(resourcesFolder, 'datasets', 'digits.pack');
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new ProblemError('data-unreadable', { path, reason: errorCodeOf(error) });
  }
  const pack = readDigitsPack(bytes);
  if (pack === undefined) throw new ProblemError('digits-damaged', { path });
  const split = splitStratified(pack.images.labels, validationShare, [0, 'digits', 'split']);
  return {
    ...describeImages(pack.images, digits.classes.length, pack.hash),
    train: imageExamples(pack.images, split.train),
    validation: imageExamples(pack.images, split.validation),
  };
}

/**
 * The IDX files at `path`, a folder or one file of a pair. A pair to learn from and one to be measured on
 * are taken as they are; one pair alone is split by `seed`.
 */
export async function loadIdx(
  path: string,
  validationShare: number,
  seed: number,
  classCount: number,
): Promise<Dataset> {
  const pairs = await findPairs(path);
  if (pairs.kind === 'one') {
    const images = await readImagePair(pairs.pair, classCount);
    const split = splitStratified(images.labels, validationShare, [seed, 'idx', 'split']);
    return {
      ...describeImages(images, classCount, hashImages([images])),
      train: imageExamples(images, split.train),
      validation: imageExamples(images, split.validation),
    };
  }
  const train = await readImagePair(pairs.train, classCount);
  const test = await readImagePair(pairs.test, classCount);
  if (train.height !== test.height || train.width !== test.width) {
    throw new ProblemError('idx-sizes-differ', {
      path: pairs.test.images,
      offset: 8,
      otherPath: pairs.train.images,
      size: `${test.height}×${test.width}`,
      otherSize: `${train.height}×${train.width}`,
    });
  }
  return {
    ...describeImages(train, classCount, hashImages([train, test])),
    train: imageExamples(train),
    validation: imageExamples(test),
  };
}

/** What a network is measured on: the test part where there is one, else every example of the one pair. */
export async function loadIdxTest(
  path: string,
  classCount: number,
): Promise<ImagesDescription & { readonly examples: Examples }> {
  const pairs = await findPairs(path);
  const images = await readImagePair(pairs.kind === 'one' ? pairs.pair : pairs.test, classCount);
  const description = describeImages(images, classCount, hashImages([images]));
  return { ...description, examples: imageExamples(images) };
}

async function findPairs(path: string): Promise<IdxPairs> {
  return (await findData(path)).isDirectory()
    ? await findIdxPairs(path)
    : { kind: 'one', pair: await findIdxPartner(path) };
}

function describeImages(images: Images, classCount: number, hash: string): ImagesDescription {
  return {
    inputShape: [images.height, images.width, 1],
    inputNumbers: 'float',
    task: 'classification',
    classes: Array.from({ length: classCount }, (_, label) => String(label)),
    targetShape: [],
    hash,
  };
}

function hashImages(parts: readonly Images[]): string {
  const hash = createHash('sha256');
  for (const { height, width, labels, pixels } of parts) {
    hash.update(`${labels.length} ${height} ${width}\n`).update(labels).update(pixels);
  }
  return hash.digest('hex');
}
