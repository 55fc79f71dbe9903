import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { seededNumbers } from './seeded-numbers.ts';

export type PicturesWanted = {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly seed: number;
};

const classCount = 10;

/**
 * Writes pictures in ten classes as a pair of IDX files into a folder of their own, and answers the folder.
 * A class is a pattern of waves; a picture is its class's pattern, fainter or stronger, under noise.
 */
export async function generatePictures(
  folder: string,
  { count, height, width, seed }: PicturesWanted,
): Promise<string> {
  const next = seededNumbers(seed);
  const patterns = Array.from({ length: classCount }, () => drawPattern(height, width, next));
  const size = height * width;
  const pixels = new Uint8Array(count * size);
  const labels = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    const label = index % classCount;
    labels[index] = label;
    const pattern = patterns[label] ?? new Float32Array(size);
    const strength = 30 + 60 * next();
    for (let at = 0; at < size; at += 1) {
      const noise = 60 * (next() - 0.5);
      // Stays within a byte: 127 + 90 + 30.
      pixels[index * size + at] = 127 + strength * (pattern[at] ?? 0) + noise;
    }
  }
  const place = await mkdtemp(join(folder, 'pictures-'));
  await writeFile(join(place, 'images-idx3-ubyte'), idx([count, height, width], pixels));
  await writeFile(join(place, 'labels-idx1-ubyte'), idx([count], labels));
  return place;
}

/** Waves along both axes, −1 to 1. */
function drawPattern(height: number, width: number, next: () => number): Float32Array {
  const [down, across, start] = [6 * next(), 6 * next(), 2 * Math.PI * next()];
  return Float32Array.from({ length: height * width }, (_, at) =>
    Math.sin(start + (down * Math.floor(at / width)) / 4 + (across * (at % width)) / 4),
  );
}

/** Source: The MNIST database, section "File formats": two zeros, unsigned bytes, the axes, their sizes, the bytes. */
function idx(sizes: readonly number[], bytes: Uint8Array): Uint8Array {
  const file = new Uint8Array(4 + 4 * sizes.length + bytes.length);
  file.set([0, 0, 8, sizes.length]);
  const view = new DataView(file.buffer);
  for (const [axis, size] of sizes.entries()) view.setUint32(4 + 4 * axis, size);
  file.set(bytes, 4 + 4 * sizes.length);
  return file;
}
