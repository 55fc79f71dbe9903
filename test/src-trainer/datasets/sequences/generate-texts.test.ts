import { describe, expect, test } from 'vitest';

import {
  generateBrackets,
  generateEchoes,
  generateSpellings,
  generateSums,
  judgeBrackets,
} from '../../../../src-trainer/datasets/sequences/generate-texts.ts';

describe('echoes', () => {
  const echoes = generateEchoes({ count: 200, length: 12, delay: 3 }, ['a', 'b', 'c'], 1);

  test('are what was heard three steps ago, and nothing before', () => {
    for (const { asked, answered } of echoes) {
      expect(answered.slice(0, 3)).toEqual([undefined, undefined, undefined]);
      expect(answered.slice(3)).toEqual(asked.slice(0, -3));
    }
  });

  test('come in every length from a half to the whole', () => {
    const lengths = new Set(echoes.map(({ asked }) => asked.length));
    expect([...lengths].sort((a, b) => a - b)).toEqual([6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('brackets', () => {
  const strings = generateBrackets({ count: 400, length: 16 }, 1);

  test('are answered by what has to close next', () => {
    expect(judgeBrackets(Array.from('([{}])'))).toEqual([')', ']', '}', ']', ')', '·']);
    expect(judgeBrackets(Array.from('(){'))).toEqual([')', '·', '}']);
  });

  test('are broken from the first wrong one on, whatever follows', () => {
    expect(judgeBrackets(Array.from('([)]'))).toEqual([')', ']', '!', '!']);
    expect(judgeBrackets(Array.from(']()'))).toEqual(['!', '!', '!']);
  });

  test('are broken in one string of four, and all closed at the end of the others', () => {
    const ends = strings.map(({ answered }) => answered.at(-1));
    const brokenCount = ends.filter((end) => end === '!').length;
    expect(brokenCount).toBeGreaterThan(70);
    expect(brokenCount).toBeLessThan(130);
    // An odd number of brackets cannot all be closed.
    const whole = strings.filter(
      ({ asked, answered }) => asked.length % 2 === 0 && answered.at(-1) !== '!',
    );
    expect(whole.every(({ answered }) => answered.at(-1) === '·')).toBe(true);
  });
});

describe('sums', () => {
  const sums = generateSums({ count: 500, length: 2, reversed: false }, 1);

  test('are right', () => {
    for (const { asked, answered } of sums) {
      const [a = '', b = ''] = asked.join('').split('+');
      expect(answered.join('')).toBe(String(Number(a) + Number(b)));
    }
  });

  test('never have the same two numbers twice, in whatever order', () => {
    const pairs = sums.map(({ asked }) => asked.join('').split('+').sort().join('+'));
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('of one digit are as many as there are: 55', () => {
    expect(generateSums({ count: 5000, length: 1, reversed: false }, 1)).toHaveLength(55);
  });

  test('are asked from their end where they are reversed, and answered as ever', () => {
    const reversed = generateSums({ count: 500, length: 2, reversed: true }, 1);
    for (const [at, { asked, answered }] of reversed.entries()) {
      expect(asked.toReversed()).toEqual(sums[at]?.asked);
      expect(answered).toEqual(sums[at]?.answered);
    }
  });
});

describe('spellings', () => {
  test('name every number once where all are asked for', () => {
    const all = generateSpellings({ count: 1000, length: 2, language: 'es' }, 4);
    expect(all).toHaveLength(100);
    expect(new Set(all.map(({ asked }) => asked.join(''))).size).toBe(100);
    expect(all.find(({ asked }) => asked.join('') === '07')?.answered.join('')).toBe('siete');
  });
});
