import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

import fc from 'fast-check';
import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { readInput } from '../../../src-trainer/datasets/read-input.ts';
import { makeFolder, problemOf } from './idx-files.ts';

type Paint = (x: number, y: number) => number | readonly [grey: number, alpha: number];

function paintRgba(width: number, height: number, paint: Paint): PNG {
  const png = new PNG({ width, height });
  for (let at = 0; at < width * height; at += 1) {
    const painted = paint(at % width, Math.floor(at / width));
    const [grey, alpha] = typeof painted === 'number' ? [painted, 255] : painted;
    png.data.set([grey, grey, grey, alpha], 4 * at);
  }
  return png;
}
const makePng = (width: number, height: number, paint: Paint) =>
  PNG.sync.write(paintRgba(width, height, paint));

const digit = { shape: [28, 28, 1] } as const;
const read = (bytes: Uint8Array, shape: readonly number[] = digit.shape) =>
  readInput(join(makeFolder({ file: bytes }), 'file'), { shape });

/** A stroke in the middle: light on dark where `ink` is 255. */
const stroke =
  (size: number, ink: number): Paint =>
  (x, y) =>
    Math.abs(x / size - 0.5) < 0.1 && Math.abs(y / size - 0.5) < 0.35 ? ink : 255 - ink;

describe('a picture for a network', () => {
  test('one of the right size, white on black, comes unchanged as pixel / 255', async () => {
    const paint: Paint = (x, y) => (x === 0 || y === 0 || x === 27 || y === 27 ? 0 : x * 9);
    const input = await read(makePng(28, 28, paint));
    expect(input).toMatchObject({
      kind: 'picture',
      steps: { isInverted: false, isPadded: false, isResized: false },
    });
    const expected = Float32Array.from({ length: 784 }, (_, at) => {
      const grey = paint(at % 28, Math.floor(at / 28));
      return (typeof grey === 'number' ? grey : grey[0]) / 255;
    });
    for (const [at, value] of expected.entries()) expect(input.values[at]).toBeCloseTo(value, 6);
  });

  test('black on white is inverted, so that both say the same', async () => {
    const white = await read(makePng(28, 28, stroke(28, 255)));
    const black = await read(makePng(28, 28, stroke(28, 0)));
    expect(black).toMatchObject({ steps: { isInverted: true } });
    expect(white).toMatchObject({ steps: { isInverted: false } });
    for (const [at, value] of white.values.entries())
      expect(black.values[at]).toBeCloseTo(value, 6);
  });

  test('a drawing without a background keeps its contrast', async () => {
    const ink: Paint = (x, y) => [0, stroke(28, 255)(x, y) === 255 ? 255 : 0];
    const input = await read(makePng(28, 28, ink));
    expect(input.values[14 * 28 + 14]).toBe(1);
    expect(input.values[0]).toBe(0);
  });

  test('a larger one is averaged by area, so that its mean stays', async () => {
    const noise: Paint = (x, y) => (x * 31 + y * 17) % 120;
    const input = await read(makePng(101, 101, noise));
    let sum = 0;
    for (let y = 0; y < 101; y += 1) {
      for (let x = 0; x < 101; x += 1) sum += (x * 31 + y * 17) % 120;
    }
    const mean = Array.from(input.values).reduce((total, it) => total + it, 0) / 784;
    expect(mean).toBeCloseTo(sum / 101 / 101 / 255, 4);
  });

  test('one of other proportions keeps them, in the middle of black', async () => {
    const input = await read(makePng(20, 80, () => 100));
    expect(input).toMatchObject({ steps: { isPadded: true, from: { height: 80, width: 20 } } });
    const row = Array.from(input.values.subarray(14 * 28, 15 * 28));
    expect(row.filter((it) => it > 0)).toHaveLength(7);
    expect(row[0]).toBe(0);
  });

  test('a JPEG is read too', async () => {
    const { width, height, data } = paintRgba(56, 56, stroke(56, 255));
    const input = await read(encodeJpeg({ width, height, data }, 95).data);
    expect(input).toMatchObject({ kind: 'picture', steps: { isResized: true } });
    expect(input.values[14 * 28 + 14]).toBeGreaterThan(0.9);
    expect(input.values[0]).toBeLessThan(0.1);
  });

  test('one that says it is huge is refused before it is decoded', async () => {
    const png = Buffer.from(makePng(28, 28, () => 0));
    png.writeUInt32BE(100_000, 16);
    png.writeUInt32BE(100_000, 20);
    const before = process.memoryUsage().rss;
    expect((await problemOf(read(png))).code).toBe('picture-too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  test('an interlaced one that inflates to far more than its pixels is refused', async () => {
    const header = Buffer.from('0000001c0000001c0800000001', 'hex'); // 28 by 28, grey, interlaced
    const bomb = deflateSync(Buffer.alloc(256_000_000));
    const png = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      ...[
        ['IHDR', header] as const,
        ['IDAT', bomb] as const,
        ['IEND', Buffer.alloc(0)] as const,
      ].map(([type, data]) => {
        const chunk = Buffer.alloc(12 + data.length);
        chunk.writeUInt32BE(data.length, 0);
        chunk.write(type, 4, 'latin1');
        chunk.set(data, 8);
        chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
        return chunk;
      }),
    ]);
    const before = process.memoryUsage().rss;
    expect((await problemOf(read(png))).code).toBe('picture-unreadable');
    expect(process.memoryUsage().rss - before).toBeLessThan(32_000_000);
  });

  test('a text, nothing at all, and colour where there are three channels are refused', async () => {
    expect((await problemOf(read(Buffer.from('hello')))).code).toBe('input-no-picture');
    expect((await problemOf(read(new Uint8Array(0)))).code).toBe('input-no-picture');
    const png = makePng(4, 4, () => 0);
    expect((await problemOf(read(png, [32, 32, 3]))).code).toBe('input-needs-grey');
    expect((await problemOf(readInput('/nowhere/at/all.png', digit))).code).toBe(
      'data-path-missing',
    );
  });

  test('whatever is changed in a picture, it is read or refused, and every number is one', async () => {
    const path = join(makeFolder({}), 'file');
    const { width, height, data } = paintRgba(9, 7, stroke(9, 255));
    const originals = [makePng(9, 7, stroke(9, 255)), encodeJpeg({ width, height, data }, 80).data];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        fc.option(fc.nat(), { freq: 3 }),
        async (original, edits, cut) => {
          let bytes: Uint8Array = Uint8Array.from(original);
          for (const [at, value] of edits) bytes[at % bytes.length] = value;
          if (cut !== null) bytes = bytes.subarray(0, cut % bytes.length);
          writeFileSync(path, bytes);
          try {
            const { values } = await readInput(path, digit);
            expect(values).toHaveLength(784);
            expect(values.every((it) => it >= 0 && it <= 1.000_001)).toBe(true);
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a row of numbers for a network', () => {
  const two = { shape: [2] };

  test.each(['0.3,-0.2', ' 0.3 ; -.2 ', '3e-1 -0.2'])('"%s" is one', async (row) => {
    const input = await readInput(row, two);
    expect(input.kind).toBe('numbers');
    expect(Array.from(input.values)).toEqual([Math.fround(0.3), Math.fround(-0.2)]);
  });

  test('a file that begins with one is too', async () => {
    const folder = makeFolder({ 'row.csv': '\n0.5,0.25\r\n1,2\n' });
    const input = await readInput(join(folder, 'row.csv'), two);
    expect(Array.from(input.values)).toEqual([0.5, 0.25]);
  });

  test.each([
    ['1,2,3', 'input-count-wrong'],
    ['1e999,2', 'input-no-row'],
    ['one,two', 'input-no-row'],
  ])('"%s" is refused', async (row, code) => {
    expect((await problemOf(readInput(row, two))).code).toBe(code);
  });

  test('a file of words is refused', async () => {
    const folder = makeFolder({ words: 'one,two' });
    expect((await problemOf(readInput(join(folder, 'words'), two))).code).toBe('input-no-row');
  });
});

describe('a text for a network', () => {
  const target = { shape: [4], vocabulary: ['e', 'h', 'l', 'o'] };

  test('its last characters are taken, without the line break at the end', async () => {
    const folder = makeFolder({ prime: 'hellohel\n', short: 'h' });
    expect(await readInput(join(folder, 'prime'), target)).toEqual({
      kind: 'characters',
      values: Int32Array.of(3, 1, 0, 2),
      text: 'ohel',
    });
    expect((await readInput(join(folder, 'short'), target)).values).toEqual(Int32Array.of(1));
  });

  test('an unknown character, a picture and an empty file are refused', async () => {
    const files = { other: 'help', picture: makePng(2, 2, () => 0), empty: '\n' };
    const folder = makeFolder(files);
    const codeOf = async (name: string) =>
      (await problemOf(readInput(join(folder, name), target))).code;
    expect(await codeOf('other')).toBe('text-character-unknown');
    expect(await codeOf('picture')).toBe('input-no-text');
    expect(await codeOf('empty')).toBe('data-file-empty');
  });
});
