import { describe, expect, test } from 'vitest';

import { wordSkipped } from '../../../src-shared/messages/word-skipped.ts';

describe('what an import left out', () => {
  test('is told by cause, with the first files of it', () => {
    const reasons = { 'picture-damaged': 2, 'caption-too-long': 7 };
    const named = {
      'picture-damaged': ['a/1.jpg', 'b/2.jpg'],
      'caption-too-long': ['1.png', '2.png', '3.png', '4.png', '5.png'],
    };
    expect(wordSkipped({ reasons, named }, 'en')).toEqual([
      { cause: '2 damaged', which: 'a/1.jpg, b/2.jpg' },
      {
        cause: '7 captions of more than 40 words',
        which: '1.png, 2.png, 3.png, 4.png, 5.png, …',
      },
    ]);
  });

  test('names the rows of a table by their lines, in both languages', () => {
    const skips = { reasons: { 'missing-value': 1 }, named: { 'missing-value': ['62'] } };
    expect(wordSkipped(skips, 'en')).toEqual([{ cause: '1 with an empty cell', which: 'line 62' }]);
    expect(wordSkipped(skips, 'es')).toMatchObject([{ which: 'línea 62' }]);
    const two = { reasons: { 'not-a-number': 2 }, named: { 'not-a-number': ['4', '7'] } };
    expect(wordSkipped(two, 'es')).toMatchObject([{ which: 'líneas 4, 7' }]);
  });

  test('has no names where an older version noted none', () => {
    expect(wordSkipped({ reasons: { 'no-class': 3 } }, 'en')).toEqual([
      { cause: '3 outside the folders of the classes', which: undefined },
    ]);
  });
});

test('what was left out alone is spoken of as one', () => {
  const reasons = { 'picture-doubled': 1, 'caption-empty': 2, 'missing-value': 1 };
  const causes = (language: 'en' | 'es') =>
    wordSkipped({ reasons }, language).map(({ cause }) => cause);
  expect(causes('en')).toEqual([
    '1 entry of a picture whose id is there already',
    '2 captions without a word',
    '1 with an empty cell',
  ]);
  expect(causes('es')[0]).toBe('1 entrada de una imagen cuyo id ya estaba');
});
