import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { importData } from '../../../src-trainer/import/import-data.ts';
import { makeFolder, makeIdx } from '../datasets/idx-files.ts';
import { placeFiles } from './import-here.ts';
import { makeJpeg, makePng } from './make-pictures.ts';
import { makeZip } from './make-zip.ts';

const png = makePng(6, 6, (x, y) => [40 * x, 40 * y, 90]);
const jpeg = makeJpeg(8, 8, (x, y) => [30 * x, 30 * y, 90], 6);
const csv = 'x;y;clase\n1,5;"a ""b""";sí\n2,5;c;no\n3,5;c;no\n';

/** A file of each format, and beside it what it needs. */
const formats: Readonly<
  Record<string, (damaged: Uint8Array) => Record<string, Uint8Array | string>>
> = {
  csv: (bytes) => ({ 'tabla.csv': bytes }),
  idx: (bytes) => ({
    'x-images-idx3-ubyte': bytes,
    'x-labels-idx1-ubyte': makeIdx([3], Uint8Array.of(0, 1, 2)),
  }),
  labels: (bytes) => ({ 'x-images-idx3-ubyte': makeIdx([3, 2, 2]), 'x-labels-idx1-ubyte': bytes }),
  cifar: (bytes) => ({ 'data_batch_1.bin': bytes }),
  png: (bytes) => ({ 'a/1.png': bytes, 'b/1.png': png, 'b/2.png': png }),
  jpeg: (bytes) => ({ 'a/1.jpg': bytes, 'b/1.png': png, 'b/2.png': png }),
  text: (bytes) => ({ 'cuento.txt': bytes }),
};
const whole: Readonly<Record<string, Uint8Array>> = {
  csv: Buffer.from(csv),
  idx: gzipSync(makeIdx([3, 2, 2])),
  labels: makeIdx([3], Uint8Array.of(0, 1, 2)),
  cifar: Buffer.concat([Buffer.of(1), Buffer.alloc(3072, 9)]),
  png,
  jpeg,
  text: Buffer.from('Caña y niño.\n'),
};

async function importsOrRefuses(path: string): Promise<void> {
  const libraryFolder = makeFolder({});
  try {
    const surroundings = {
      libraryFolder,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    };
    const { id } = await importData({ kind: 'path', path }, {}, surroundings);
    expect(readdirSync(libraryFolder)).toEqual([id]);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(readdirSync(libraryFolder)).toEqual([]);
  }
}

/** Some bytes replaced, and perhaps the end cut off. */
const damage = fc.record({
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
  bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
    maxLength: 6,
  }),
});
function apply(
  bytes: Uint8Array,
  { cut, bytes: changed }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Buffer {
  const copy = Buffer.from(bytes);
  for (const [at, value] of changed) copy[Math.floor(at * (copy.length - 1))] = value;
  return cut === null ? copy : copy.subarray(0, Math.floor(cut * copy.length));
}

describe('a damaged file', () => {
  test.each(Object.keys(formats))(
    'of the format %s is imported whole or refused with a problem',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(damage, async (how) => {
          const damaged = apply(whole[format] ?? new Uint8Array(0), how);
          await importsOrRefuses(placeFiles(formats[format]?.(damaged) ?? {}));
        }),
        { numRuns: 150 },
      );
    },
  );

  test('of an archive is imported whole or refused with a problem', async () => {
    const zip = makeZip([
      { name: 'a/1.png', data: png },
      { name: 'b/1.png', data: png },
      { name: 'b/2.jpg', data: jpeg },
    ]);
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        await importsOrRefuses(`${placeFiles({ 'datos.zip': apply(zip, how) })}/datos.zip`);
      }),
      { numRuns: 200 },
    );
  });
});
