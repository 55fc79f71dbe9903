import { describe, expect, it } from 'vitest';

import {
  measureFeature,
  measurePieces,
  textFeatures,
  type TextFeature,
} from '../../../src-shared/reading/text-features.ts';

const follow = (feature: TextFeature, text: string): string =>
  Array.from(measureFeature(feature, Array.from(text)), (value) => value.toString(36)).join('');

describe('what a text is like behind each character', () => {
  it.each([
    ['quotes', 'a "b" c', '0011000'],
    ['quotes', '«a «b» c» d', '11111111000'],
    ['quotes', '"a\n\nb', '11100'],
    ['quotes', 'she’s ”', '0000000'],
    ['brackets', 'a (b [c] d)) e', '00111111110000'],
    ['line-position', 'ab\ncde\n', '0100120'],
    ['sentence-position', 'Hi! No.', '0100120'],
    ['word-position', "it's so, so", '01230010001'],
    ['space', 'a b\nc', '01000'],
    ['newline', 'a b\nc', '00010'],
    ['vowel', 'Ánde ñu!', '10010010'],
    ['capital', 'AbÉc', '1010'],
    ['digit', 'a1٣', '011'],
    ['punctuation', '¿a, b', '10100'],
  ] as const)('%s of %j', (feature, text, expected) => {
    expect(follow(feature, text)).toBe(expected);
  });
});

describe('features of a text in tokens', () => {
  it('are what holds of a character of the token, or where the text stands behind it', () => {
    const pieces = ['¡', 'Hola', ' (tú', ')', '\n', 'x'];
    expect([...measurePieces('capital', pieces)]).toEqual([0, 1, 0, 0, 0, 0]);
    expect([...measurePieces('space', pieces)]).toEqual([0, 0, 1, 0, 0, 0]);
    expect([...measurePieces('brackets', pieces)]).toEqual([0, 0, 1, 0, 0, 0]);
    expect([...measurePieces('line-position', pieces)]).toEqual([0, 4, 8, 9, 0, 0]);
  });

  it('are those of the characters where each is one, and of what is before it where it is none', () => {
    const characters = Array.from('«Sí», dijo (a 2).');
    for (const feature of textFeatures) {
      expect(measurePieces(feature, characters)).toEqual(measureFeature(feature, characters));
    }
    expect([...measurePieces('quotes', ['"', '', 'a'])]).toEqual([1, 1, 1]);
  });
});
