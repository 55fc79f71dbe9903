import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { readIdx } from '../../../src-trainer/datasets/read-idx.ts';
import { makeFolder, makeIdx, problemOf } from './idx-files.ts';

/** Reads `bytes` as the images file of a folder made for it. */
function readImages(bytes: Uint8Array): ReturnType<typeof readIdx> {
  return readIdx(join(makeFolder({ file: bytes }), 'file'), 'images');
}

const good = makeIdx([3, 4, 5]);

describe('reading an IDX file', () => {
  test('plain and gzip are told by content, whatever the name', async () => {
    const folder = makeFolder({ 'plain.gz': good, packed: gzipSync(good) });
    for (const name of ['plain.gz', 'packed']) {
      const idx = await readIdx(join(folder, name), 'images');
      expect(idx.sizes).toEqual([3, 4, 5]);
      expect(Buffer.from(idx.data).equals(good.subarray(16))).toBe(true);
      expect(idx.headerBytes).toBe(16);
    }
  });

  test('a file that ends early is refused with the byte where it ends', async () => {
    for (const bytes of [good.subarray(0, 50), gzipSync(good.subarray(0, 50))]) {
      expect(await problemOf(readImages(bytes))).toMatchObject({
        code: 'idx-truncated',
        details: { offset: 50, expected: 76 },
      });
    }
  });

  test('a file that goes on is refused with the byte where it should end', async () => {
    const longer = Buffer.concat([good, Buffer.of(0)]);
    for (const bytes of [longer, gzipSync(longer)]) {
      expect(await problemOf(readImages(bytes))).toMatchObject({
        code: 'idx-too-long',
        details: { offset: 76 },
      });
    }
  });

  test('another magic number is refused, that of labels too', async () => {
    for (const bytes of [makeIdx([60]), Buffer.from('hello\n'), gzipSync('hello, you out there')]) {
      expect(await problemOf(readImages(bytes))).toMatchObject({
        code: 'idx-magic-wrong',
        details: { offset: 0, expected: '00 00 08 03' },
      });
    }
  });

  test('a header that is cut is refused', async () => {
    for (const bytes of [good.subarray(0, 9), gzipSync(good.subarray(0, 9))]) {
      expect(await problemOf(readImages(bytes))).toMatchObject({
        code: 'idx-header-cut',
        details: { offset: 9 },
      });
    }
    expect((await problemOf(readImages(new Uint8Array(0)))).code).toBe('idx-header-cut');
  });

  test('a header that promises more than anything holds is refused before memory is taken', async () => {
    const huge = Buffer.concat([
      makeIdx([0x7fff_ffff, 0xffff, 0xffff], new Uint8Array(0)),
      Buffer.alloc(1000),
    ]);
    for (const bytes of [huge, gzipSync(huge)]) {
      expect((await problemOf(readImages(bytes))).code).toBe('idx-too-large');
    }
  });

  test('a size of 0 is refused with its place', async () => {
    const bytes = makeIdx([3, 0, 5]);
    expect(await problemOf(readImages(bytes))).toMatchObject({
      code: 'idx-empty',
      details: { offset: 8 },
    });
  });

  test('a small gzip that promises 900 MB is refused without inflating it', async () => {
    const before = process.memoryUsage().rss;
    const bomb = gzipSync(Buffer.concat([makeIdx([900, 1000, 1000], Buffer.alloc(40_000_000))]));
    const problem = await problemOf(readImages(bomb));
    expect(problem.code).toBe('idx-header-implausible');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('gzip that breaks off, and gzip with a wrong checksum, are refused', async () => {
    const packed = gzipSync(makeIdx([30, 28, 28]));
    const cut = packed.subarray(0, packed.length - 20);
    expect(await problemOf(readImages(cut))).toMatchObject({
      code: 'gzip-cut',
      details: { offset: cut.length },
    });
    const damaged = Buffer.from(packed);
    damaged[packed.length - 6]! ^= 1;
    expect((await problemOf(readImages(damaged))).code).toBe('gzip-damaged');
  });

  test('what is missing, a folder and a device are refused in a sentence', async () => {
    const folder = makeFolder({});
    const codeOf = async (path: string) => (await problemOf(readIdx(path, 'images'))).code;
    expect(await codeOf(join(folder, 'none'))).toBe('data-path-missing');
    expect(await codeOf(folder)).toBe('data-not-a-file');
    if (process.platform !== 'win32') expect(await codeOf('/dev/zero')).toBe('data-not-a-file');
  });

  test('whatever is changed in a file, it is read or refused, and never anything else', async () => {
    const path = join(makeFolder({}), 'file');
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        edits,
        edits,
        fc.option(fc.nat(), { freq: 2 }),
        fc.uint8Array({ maxLength: 8 }),
        async (isPacked, inner, outer, cut, tail) => {
          const content = mutate(good, inner);
          let bytes = mutate(isPacked ? gzipSync(content) : content, outer);
          if (cut !== null) bytes = bytes.subarray(0, cut % (bytes.length + 1));
          writeFileSync(path, Buffer.concat([bytes, tail]));
          try {
            const idx = await readIdx(path, 'images');
            expect(idx.data).toHaveLength(idx.sizes.reduce((product, size) => product * size, 1));
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            expect(error.problem.details['path']).toBe(path);
            expect(error.problem.details['offset']).toBeTypeOf('number');
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('every file that is written so is read so', async () => {
    const path = join(makeFolder({}), 'file');
    const size = fc.integer({ min: 1, max: 12 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(size, size, size), fc.boolean(), async (sizes, isPacked) => {
        const bytes = makeIdx(sizes);
        writeFileSync(path, isPacked ? gzipSync(bytes) : bytes);
        const idx = await readIdx(path, 'images');
        expect(makeIdx(idx.sizes, idx.data)).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });
});

function mutate(bytes: Uint8Array, edits: readonly (readonly [number, number])[]): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (const [at, value] of edits) changed[at % changed.length] = value;
  return changed;
}
