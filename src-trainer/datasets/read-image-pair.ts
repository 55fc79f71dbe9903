import { ProblemError } from '../../src-shared/problem.ts';
import type { IdxPair } from './find-idx-pairs.ts';
import type { Images } from './image-examples.ts';
import { readIdx } from './read-idx.ts';

/**
 * Reads a pair of IDX files and holds one against the other. A label must be one of `classCount` classes.
 * Throws what `readIdx` throws, `idx-counts-differ` and `idx-label-out-of-range`.
 */
export async function readImagePair(pair: IdxPair, classCount: number): Promise<Images> {
  // The labels first: they are small, and most mistakes show in them.
  const labels = await readIdx(pair.labels, 'labels');
  const wrong = labels.data.findIndex((label) => label >= classCount);
  if (wrong >= 0) {
    throw new ProblemError('idx-label-out-of-range', {
      path: pair.labels,
      offset: labels.headerBytes + wrong,
      label: labels.data[wrong] ?? 0,
      largest: classCount - 1,
    });
  }
  const images = await readIdx(pair.images, 'images');
  const [count = 0, height = 0, width = 0] = images.sizes;
  if (count !== labels.data.length) {
    throw new ProblemError('idx-counts-differ', {
      path: pair.images,
      labelsPath: pair.labels,
      offset: 4,
      images: count,
      labels: labels.data.length,
    });
  }
  return { height, width, pixels: images.data, labels: labels.data };
}
