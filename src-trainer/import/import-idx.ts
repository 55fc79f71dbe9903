import { basename, join } from 'node:path';

import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { pairIdxFiles, type IdxPair } from '../datasets/find-idx-pairs.ts';
import type { Images } from '../datasets/image-examples.ts';
import { readImagePair } from '../datasets/read-image-pair.ts';
import { createDatasetWriter } from './dataset-writer.ts';
import { nameOfSet, namingFiles, type FileSet } from './file-set.ts';
import type { ImportSurroundings } from './import-surroundings.ts';

/** Labels are bytes. */
const mostLabels = 256;

/**
 * Imports IDX files: a pair to learn from and one to be measured on, or one pair alone; classes are `0` to the
 * largest label. Rejects with `idx-*`, `gzip-*` or `data-*`.
 */
export async function importIdx(
  set: FileSet,
  options: ImportOptions,
  { libraryFolder, onProgress, signal }: ImportSurroundings,
): Promise<DatasetFile> {
  const names = set.files.map(({ name }) => basename(name));
  const found = pairIdxFiles(set.path, names);
  const placeOf = new Map(set.files.map(({ path }, at) => [join(set.path, names[at] ?? ''), path]));
  const inPlace = (pair: IdxPair): IdxPair => ({
    images: placeOf.get(pair.images) ?? pair.images,
    labels: placeOf.get(pair.labels) ?? pair.labels,
  });
  const pairs = found.kind === 'one' ? [found.pair] : [found.train, found.test];
  const parts: Images[] = [];
  for (const [index, pair] of pairs.entries()) {
    signal.throwIfAborted();
    parts.push(await namingFiles(set, () => readImagePair(inPlace(pair), mostLabels)));
    onProgress({ phase: 'looking', share: (index + 1) / pairs.length, done: index + 1 });
  }
  const [first, second] = parts;
  if (first === undefined) throw new Error('a set has a pair');
  const { height, width } = first;
  if (second !== undefined && (second.height !== height || second.width !== width)) {
    throw new ProblemError('idx-sizes-differ', {
      path: pairs[1]?.images ?? '',
      offset: 8,
      otherPath: pairs[0]?.images ?? '',
      size: `${second.height}×${second.width}`,
      otherSize: `${height}×${width}`,
    });
  }
  const largest = Math.max(
    ...parts.map(({ labels }) => labels.reduce((a, b) => Math.max(a, b), 0)),
  );
  if (largest === 0)
    throw new ProblemError('idx-one-class', { path: pairs[0]?.labels ?? set.path });
  const writer = await createDatasetWriter(libraryFolder);
  try {
    const pixels = await writer.openFile('pixels.u8');
    const labels = await writer.openFile('labels.i32');
    for (const part of parts) {
      signal.throwIfAborted();
      await pixels.write(part.pixels);
      await labels.write(new Uint8Array(Int32Array.from(part.labels).buffer));
    }
    await pixels.close();
    await labels.close();
    return await writer.finish({
      name: options.name ?? nameOfSet(set),
      source: set.title,
      examples: parts.reduce((sum, part) => sum + part.labels.length, 0),
      ...(second !== undefined && { trainExamples: first.labels.length }),
      skipped: 0,
      reasons: {},
      content: {
        kind: 'images',
        origin: 'idx',
        plan: { height, width, channels: 1, fit: 'pad' },
        classes: Array.from({ length: largest + 1 }, (_, label) => String(label)),
        steps: { turned: 0, resized: 0, flattened: 0, narrowed: 0, greyed: 0, converted: 0 },
      },
    });
  } finally {
    await writer.discard();
  }
}
