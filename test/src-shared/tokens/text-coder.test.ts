import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nameBytes, spellBytes, toByteLetters } from '../../../src-shared/tokens/byte-letters.ts';
import { cutForTokens } from '../../../src-shared/tokens/cut-text.ts';
import { bitsPerCharacter } from '../../../src-shared/tokens/bits-per-character.ts';
import { learnTokens, openTextCoder } from '../../../src-shared/tokens/text-coder.ts';
import { spellUnknown } from '../../../src-shared/tokens/spell-words.ts';
import {
  textTokensSchema,
  tokenPlanOf,
  type TokenPlan,
} from '../../../src-shared/tokens/text-unit.ts';

const words: TokenPlan = { unit: 'words', size: 100 };
const pairs: TokenPlan = { unit: 'bytePairs', size: 300 };
const verse = 'The whale, the whale!\n"Is it white?" said he.\n(It is: all white.)\n';

function throughCoder(learned: string, plan: TokenPlan, text: string): string {
  const coder = openTextCoder(learnTokens(learned, plan), plan.unit);
  return coder.pieces(coder.encode(text).codes).join('');
}

describe('byte pairs', () => {
  it('give back any text, whatever they were learned from', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '  the',
        ' the',
        '\n\n\t',
        '\u{feff}',
        '\u{ee85}',
        '鯨',
        'aaaaaaaaa'.repeat(9),
      ),
    );
    const coder = openTextCoder(learnTokens(verse.repeat(3), pairs), 'bytePairs');
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        const text = parts.join('');
        expect(coder.pieces(coder.encode(text).codes).join('')).toBe(text);
      }),
    );
  });

  it('are the bytes first, and then what stands beside each other most often', () => {
    // " ba" and "ba" have the pair b a three times, and with the blank before it twice.
    const vocabulary = learnTokens('ba ba ba', { unit: 'bytePairs', size: 1000 });
    expect(vocabulary.slice(256)).toEqual(['ba', ' ba']);
    const coder = openTextCoder(vocabulary, 'bytePairs');
    expect([...coder.encode('ba bab').codes]).toEqual([256, 257, 98]);
  });

  it('join the bytes of an accent, and show a character with the last of its bytes', () => {
    expect(learnTokens('áxáxá', { unit: 'bytePairs', size: 257 }).slice(256)).toEqual(['á']);
    const coder = openTextCoder(learnTokens('x', { unit: 'bytePairs', size: 257 }), 'bytePairs');
    expect(coder.pieces(coder.encode('¡a!').codes)).toEqual(['', '¡', 'a', '!']);
    expect(coder.pieces([0xc2])).toEqual(['\u{fffd}']);
  });

  it('are named by what they spell, and a byte that spells nothing by a character of its own', () => {
    expect(nameBytes(toByteLetters('año'))).toBe('año');
    const half = toByteLetters('ñ').slice(0, 1);
    expect(nameBytes(half)).toBe('\u{eec3}');
    for (const bytes of [half, `a${half}`, toByteLetters('\u{ee85}'), 'ÿ']) {
      expect(spellBytes(nameBytes(bytes))).toBe(bytes);
    }
  });
});

describe('words', () => {
  it('give back a text with the usual blanks: signs, lines and quotation marks', () => {
    expect(throughCoder(verse, words, verse)).toBe(verse);
    const spanish = '¡Ay! —dijo «ella», ¿no (acaso) son 20 %?\n\nSí: well-made, it’s.';
    expect(throughCoder(spanish, words, spanish)).toBe(
      spanish.replace(' —', '—').replace(' %', '%'),
    );
  });

  it('tell capitals, signs and line ends apart, the most frequent first, behind the unknown', () => {
    expect(learnTokens('b a B a.\na', { unit: 'words', size: 4 })).toEqual([
      '<unk>',
      'a',
      '\n',
      '.',
    ]);
  });

  it('that are not in the vocabulary are the unknown, counted, named and shown as a mark', () => {
    const coder = openTextCoder(learnTokens('the whale', words), 'words');
    const { codes, unknown } = coder.encode('the squid ate the squid <unk>');
    expect(coder.unknownCode).toBe(0);
    expect(codes.filter((code) => code === 0)).toHaveLength(6);
    expect(unknown).toEqual(['squid', 'ate', '<', 'unk', '>']);
    expect(coder.pieces(codes.subarray(0, 2)).join('')).toBe('the <unk>');
  });

  it('that occur once are left to the unknown where there is enough of the others', () => {
    const often = Array.from({ length: 501 }, (_, n) => `w${n} w${n}`).join(' ');
    const vocabulary = learnTokens(`${often} once`, { unit: 'words', size: 1000 });
    expect(vocabulary).toHaveLength(502);
    expect(vocabulary).not.toContain('once');
  });
});

describe('unknown words', () => {
  it('are spelled by the letters of the vocabulary, over all words of the text', () => {
    // Of `ab` and `b` there are one a, two b and two ends, three kinds: p(b) = (2 + 3 / 1114112) / 8, and so on.
    const left = 3 / 1_114_112;
    const nats = -Math.log((2 + left) / 8) - Math.log((1 + left) / 8) - Math.log((2 + left) / 8);
    expect(spellUnknown('ab ba b b', ['ab', 'b'])).toBeCloseTo(nats / 4, 12);
    expect(spellUnknown('ab b', ['ab', 'b'])).toBe(0);
    // A letter that is nowhere is possible still.
    expect(spellUnknown('鯨', ['ab', 'b'])).toBeCloseTo(
      -Math.log(left / 8) - Math.log((2 + left) / 8),
      12,
    );
  });
});

describe('a text in tokens', () => {
  it('is cut before the word that the cut would fall into, else where characters are', () => {
    expect(cutForTokens('aaa bbbb cc', 0.4)).toBe(4);
    expect(cutForTokens('aaa bbbb cc', 3 / 11)).toBe(8);
    expect(cutForTokens('aaa bbbb cc', 0)).toBe(11);
    // Without a blank near it there is nowhere else to cut.
    expect(cutForTokens('😀'.repeat(10), 0.5)).toBe(10);
  });

  it('has its loss in bits for each character: nats to bits, and each token’s spread over its characters', () => {
    // 3 ln 2 nats are 3 bits for a token; 10 tokens of 40 characters make 30 bits for 40.
    // Half a bit more for each token where unknown words are spelled out.
    const tokens = {
      charactersPerToken: { train: 40 / 10, heldOut: 30 / 10 },
      spelling: { train: 0, heldOut: Math.LN2 / 2 },
    };
    expect(bitsPerCharacter(3 * Math.LN2, 'train', tokens)).toBeCloseTo(0.75, 12);
    expect(bitsPerCharacter(3 * Math.LN2, 'heldOut', tokens)).toBeCloseTo(3.5 / 3, 12);
    expect(bitsPerCharacter(Math.LN2, 'heldOut')).toBeCloseTo(1, 12);
  });

  it('has what was found of its held-out part alone, in older runs, for both', () => {
    const older = {
      ...({ unit: 'words', charactersPerToken: 4, spelling: 0.5, silent: [0] } as const),
      unknownShare: { train: 0, heldOut: 0.1 },
    };
    expect(textTokensSchema.parse(older)).toEqual({
      ...older,
      charactersPerToken: { train: 4, heldOut: 4 },
      spelling: { train: 0.5, heldOut: 0.5 },
    });
  });

  it('is read by characters where nothing is said, and in no vocabulary without all bytes', () => {
    expect(tokenPlanOf({})).toBeUndefined();
    expect(tokenPlanOf({ unit: 'characters', vocabularySize: 300 })).toBeUndefined();
    expect(tokenPlanOf({ unit: 'words' })).toEqual({ unit: 'words', size: 5000 });
    expect(tokenPlanOf({ unit: 'bytePairs', vocabularySize: 100 })?.size).toBe(257);
  });
});
