import { join } from 'node:path';
import { writeFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Examples } from '../../../src-trainer/datasets/dataset.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadEvaluationSet } from '../../../src-trainer/datasets/load-evaluation-set.ts';
import { encodeText, loadText } from '../../../src-trainer/datasets/load-text.ts';
import { findInvalidUtf8 } from '../../../src-trainer/datasets/find-invalid-utf8.ts';
import { decodeText, readText } from '../../../src-trainer/datasets/read-text.ts';
import { makeFolder, problemOf } from './idx-files.ts';

const hello = { kind: 'text', corpus: 'hello', text: '', window: 4 } as const;

/** Every window as `input>target`. */
function windowsOf(examples: Examples, window: number, vocabulary: readonly string[]): string[] {
  const spell = (indices: ArrayLike<number>) =>
    Array.from(indices, (index) => vocabulary[index] ?? '').join('');
  return Array.from({ length: examples.count }, (_, index) => {
    const at = Int32Array.of(index);
    expect(examples.gatherInputs(at)).toHaveLength(window);
    return `${spell(examples.gatherInputs(at))}>${spell(examples.gatherTargets(at))}`;
  });
}

describe('a text to be continued', () => {
  test('the targets are the characters after each of the window', () => {
    const { train, vocabulary = [] } = loadText(undefined, 'abcdefghijk', 3, 0, 1);
    for (const window of windowsOf(train, 3, vocabulary)) {
      expect(window).toMatch(/^(.)(.)(.)>\2\3(.)$/);
      expect('abcdefghijk').toContain(window.slice(0, 3) + window.slice(-1));
    }
  });

  test('"hello" learns with a window of four', async () => {
    const data = { source: hello, validationShare: 0.1 };
    const loaded = await loadDataset({ data, resourcesFolder: '', seed: 1 });
    expect(loaded.vocabulary).toEqual(['e', 'h', 'l', 'o']);
    expect([loaded.inputShape, loaded.targetShape]).toEqual([[4], [4]]);
    const windows = windowsOf(loaded.train, 4, loaded.vocabulary!);
    expect(new Set(windows)).toEqual(
      new Set(['hell>ello', 'ello>lloh', 'lloh>lohe', 'lohe>ohel', 'ohel>hell']),
    );
  });

  test('what is held out is the end of the text, and no window reaches into it', () => {
    const text = 'a'.repeat(90) + 'b'.repeat(10);
    const { train, validation, vocabulary = [] } = loadText(undefined, text, 4, 0.1, 7);
    for (let epoch = 0; epoch < 20; epoch += 1) {
      for (const window of windowsOf(train.forEpoch(epoch), 4, vocabulary)) {
        expect(window).toBe('aaaa>aaaa');
      }
    }
    expect(windowsOf(validation, 4, vocabulary)).toEqual(['bbbb>bbbb', 'bbbb>bbbb']);
  });

  test('windows lie end to end, move from epoch to epoch, and follow from the seed', () => {
    const text = Array.from({ length: 500 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const starts = (seed: number, epoch: number) => {
      const { train } = loadText(undefined, text, 10, 0, seed);
      const examples = train.forEpoch(epoch);
      expect(examples.count).toBe(train.count);
      const all = Int32Array.from({ length: examples.count }, (_, at) => at);
      return Array.from(examples.gatherInputs(all)).filter((_, at) => at % 10 === 0);
    };
    const offsets = new Set<number>();
    for (let epoch = 0; epoch < 60; epoch += 1) {
      const begin = starts(1, epoch);
      offsets.add(begin[0]!);
      expect(begin).toEqual(begin.map((_, index) => begin[0]! + 10 * index));
    }
    expect(offsets.size).toBe(10);
    expect(starts(1, 3)).toEqual(starts(1, 3));
    const sequence = (seed: number) => [0, 1, 2, 3, 4, 5].map((epoch) => starts(seed, epoch)[0]);
    expect(sequence(1)).not.toEqual(sequence(2));
  });

  test('every window of any text lies inside it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.integer({ min: 2, max: 20 }),
        fc.nat(50),
        (length, window, epoch) => {
          fc.pre(length > window);
          const text = Array.from({ length }, (_, at) => String.fromCodePoint(0x61 + at)).join('');
          const { train, vocabulary = [] } = loadText(undefined, text, window, 0, 1);
          const windows = windowsOf(train.forEpoch(epoch), window, vocabulary);
          expect(windows.length).toBeGreaterThan(0);
          for (const it of windows) expect(text).toContain(it.slice(0, window) + it.slice(-1));
        },
      ),
    );
  });

  test('a character is a code point: accents and emoji are one', () => {
    const { vocabulary, train } = loadText(undefined, '¡Ñandú 🙂! ¡Ñandú 🙂!', 2, 0, 1);
    expect(vocabulary).toContain('🙂');
    expect(vocabulary).toContain('ú');
    expect(train.count).toBeGreaterThan(0);
  });

  test('a text too short for one window is refused', () => {
    expect(() => loadText(undefined, 'hell', 4, 0, 1)).toThrow(
      expect.objectContaining({
        problem: { code: 'own-text-too-short', details: { count: 4, needed: 5, window: 4 } },
      }),
    );
    expect(() => loadText(undefined, 'hello', 4, 0, 1)).not.toThrow();
    // Enough in all, but not for the part that is learned from.
    expect(() => loadText(undefined, 'hello', 4, 0.5, 1)).toThrow('own-text-too-short');
  });

  test('evaluation reads all of another text in the vocabulary of the run', async () => {
    const folder = makeFolder({ same: 'lohelohe', other: 'hello world' });
    const request = (name: string) => ({
      data: { source: hello, validationShare: 0.1 },
      dataPath: join(folder, name),
      vocabulary: ['o', 'l', 'h', 'e'],
      resourcesFolder: '',
      seed: 1,
    });
    const { examples } = await loadEvaluationSet(request('same'));
    expect(Array.from(examples.gatherInputs(Int32Array.of(0)))).toEqual([1, 0, 2, 3]);
    expect(await problemOf(loadEvaluationSet(request('other')))).toMatchObject({
      code: 'text-character-unknown',
      details: { offset: 5, character: 'U+0020' },
    });
  });

  test('half a character is refused with its place', () => {
    expect(() => loadText(undefined, 'ab\ud83dcdefg', 2, 0, 1)).toThrow(
      expect.objectContaining({
        problem: { code: 'own-text-lone-surrogate', details: { offset: 2 } },
      }),
    );
  });

  test('what is encoded is spelled back by the vocabulary', () => {
    const vocabulary = ['a', 'é', '🙂'];
    expect(Array.from(encodeText(undefined, '🙂éa🙂', vocabulary))).toEqual([2, 1, 0, 2]);
  });
});

describe('a text file', () => {
  test('a byte order mark is not part of the text', async () => {
    const folder = makeFolder({ bom: Buffer.from('\ufeffhola') });
    expect(await readText(join(folder, 'bom'))).toBe('hola');
  });

  test.each([
    ['a NUL', Buffer.from('añ\0'), 'text-has-nul', 3],
    ['a character cut at the end', Buffer.from('caño, año').subarray(0, 9), 'text-not-utf8', 8],
    ['a stray byte in UTF-8', Buffer.from('ñañ\u00ed').fill(0xff, 5), 'text-not-utf8', 5],
  ])('%s is refused with the first wrong byte', async (_what, bytes, code, offset) => {
    const folder = makeFolder({ file: bytes });
    expect(await problemOf(readText(join(folder, 'file')))).toMatchObject({
      code,
      details: { offset },
    });
  });

  test('the first wrong byte is found wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(), (text, place) => {
        const bytes = Buffer.from(text.toWellFormed(), 'utf8');
        expect(findInvalidUtf8(bytes)).toBe(bytes.length);
        // 0xff begins no character, so everything before it that is whole is valid.
        const starts = [...bytes.keys(), bytes.length].filter(
          (at) => at === bytes.length || (bytes[at]! & 0xc0) !== 0x80,
        );
        const at = starts[place % starts.length]!;
        const wrong = Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at)]);
        expect(findInvalidUtf8(wrong)).toBe(at);
      }),
    );
  });

  test('any bytes are a text or a problem', async () => {
    const path = join(makeFolder({}), 'file');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (bytes) => {
        writeFileSync(path, bytes);
        let text: string;
        try {
          text = await readText(path);
        } catch (error) {
          expect(error).toHaveProperty('problem.details.path', path);
          return;
        }
        expect(decodeText(path, Buffer.from(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
