import { basename } from 'node:path';

import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { findData, openDataFile, readBytes } from '../datasets/data-file.ts';
import { decodeText } from '../datasets/read-text.ts';
import { createDatasetWriter, type DatasetPart } from './dataset-writer.ts';
import { nameInSet, nameOfSet, type FileSet, type SetFile } from './file-set.ts';
import type { ImportSurroundings } from './import-surroundings.ts';

const side = 32;
const plane = side * side;
/** A label, and the planes of red, green and blue. */
const recordBytes = 1 + 3 * plane;
const recordsAtOnce = 256;
const classCount = 10;
/** Source: A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009). */
const usualClasses = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
];

const batchName = /(^|\/)(data_batch_\d+|test_batch)\.bin$/i;
const testName = /test/i;

/** The files of a set that hold CIFAR-10 records: those with its names, else all that end in `.bin`. */
export function findCifarFiles(set: FileSet): readonly SetFile[] {
  const named = set.files.filter(({ name }) => batchName.test(name));
  return named.length > 0 ? named : set.files.filter(({ name }) => /\.bin$/i.test(name));
}

/**
 * Imports the binary version of CIFAR-10, a few records at a time. Files with `test` in their name are measured
 * on. Rejects with `cifar-size-wrong` or `cifar-label-wrong`, with file and offset.
 *
 * Source: A. Krizhevsky, The CIFAR-10 dataset, section "Binary version".
 */
export async function importCifar(
  set: FileSet,
  options: ImportOptions,
  { libraryFolder, onProgress, signal }: ImportSurroundings,
): Promise<DatasetFile> {
  const files = findCifarFiles(set);
  const isTest = ({ name }: SetFile): boolean => testName.test(basename(name));
  const ordered = [...files.filter((it) => !isTest(it)), ...files.filter(isTest)];
  const counts = await Promise.all(ordered.map((file) => countRecords(set, file)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const trainExamples = counts.reduce(
    (sum, count, index) => sum + (isTest(ordered[index] ?? { name: '', path: '' }) ? 0 : count),
    0,
  );
  const classes = await readClasses(set);
  const writer = await createDatasetWriter(libraryFolder);
  try {
    const pixels = await writer.openFile('pixels.u8');
    const labels = await writer.openFile('labels.i32');
    let done = 0;
    for (const file of ordered) {
      const note = (count: number): void => {
        signal.throwIfAborted();
        done += count;
        onProgress({ phase: 'reading', share: done / total, done });
      };
      await copyRecords(set, file, { pixels, labels }, note);
    }
    await pixels.close();
    await labels.close();
    const isSplit = trainExamples > 0 && trainExamples < total;
    return await writer.finish({
      name: options.name ?? nameOfSet(set),
      source: set.title,
      examples: total,
      ...(isSplit && { trainExamples }),
      skipped: 0,
      reasons: {},
      content: {
        kind: 'images',
        origin: 'cifar',
        plan: { height: side, width: side, channels: 3, fit: 'crop' },
        classes,
        steps: { turned: 0, resized: 0, flattened: 0, narrowed: 0, greyed: 0, converted: 0 },
      },
    });
  } finally {
    await writer.discard();
  }
}

async function countRecords(set: FileSet, file: SetFile): Promise<number> {
  const { size } = await findData(file.path);
  const rest = size % recordBytes;
  if (size === 0 || rest !== 0) {
    const path = nameInSet(set, file);
    throw new ProblemError('cifar-size-wrong', {
      path,
      size,
      offset: size - rest,
      record: recordBytes,
    });
  }
  return size / recordBytes;
}

async function copyRecords(
  set: FileSet,
  setFile: SetFile,
  to: { readonly pixels: DatasetPart; readonly labels: DatasetPart },
  onRecords: (count: number) => void,
): Promise<void> {
  const { file, size } = await openDataFile(setFile.path);
  try {
    for (let offset = 0; offset < size;) {
      const records = await readBytes(file, offset, recordBytes * recordsAtOnce);
      const count = Math.floor(records.length / recordBytes);
      const labels = new Int32Array(count);
      const pixels = new Uint8Array(count * 3 * plane);
      for (let record = 0; record < count; record += 1) {
        const from = record * recordBytes;
        const label = records[from] ?? 0;
        if (label >= classCount) {
          const path = nameInSet(set, setFile);
          const details = { path, offset: offset + from, label, largest: classCount - 1 };
          throw new ProblemError('cifar-label-wrong', details);
        }
        labels[record] = label;
        interleave(records.subarray(from + 1, from + recordBytes), pixels, record * 3 * plane);
      }
      await to.pixels.write(pixels);
      await to.labels.write(new Uint8Array(labels.buffer));
      if (count === 0) return;
      offset += count * recordBytes;
      onRecords(count);
    }
  } finally {
    await file.close();
  }
}

/** Three planes become one picture, red, green and blue of each pixel together. */
function interleave(planes: Uint8Array, into: Uint8Array, offset: number): void {
  for (let pixel = 0; pixel < plane; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      into[offset + 3 * pixel + channel] = planes[channel * plane + pixel] ?? 0;
    }
  }
}

/** The names beside the records, where they are there and are ten. */
async function readClasses(set: FileSet): Promise<string[]> {
  const file = set.files.find(({ name }) => /(^|\/)batches\.meta\.txt$/i.test(name));
  if (file === undefined) return usualClasses;
  const { file: opened } = await openDataFile(file.path);
  try {
    const text = decodeText(nameInSet(set, file), await readBytes(opened, 0, 4096));
    const names = text
      .split(/\r?\n/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return names.length === classCount ? names : usualClasses;
  } finally {
    await opened.close();
  }
}
