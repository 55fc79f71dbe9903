import { describe, expect, test } from 'vitest';

import { spellNumber } from '../../../../src-shared/datasets/sequences/spell-number.ts';

describe('numbers in words', () => {
  test.each([
    [0, 'zero', 'cero'],
    [7, 'seven', 'siete'],
    [16, 'sixteen', 'dieciséis'],
    [22, 'twenty-two', 'veintidós'],
    [30, 'thirty', 'treinta'],
    [45, 'forty-five', 'cuarenta y cinco'],
    [100, 'one hundred', 'cien'],
    [101, 'one hundred and one', 'ciento uno'],
    [347, 'three hundred and forty-seven', 'trescientos cuarenta y siete'],
    [500, 'five hundred', 'quinientos'],
    [999, 'nine hundred and ninety-nine', 'novecientos noventa y nueve'],
  ])('%i is %s and %s', (number, english, spanish) => {
    expect(spellNumber(number, 'en')).toBe(english);
    expect(spellNumber(number, 'es')).toBe(spanish);
  });

  test.each(['en', 'es'] as const)('no two numbers have the same name in %s', (language) => {
    const names = Array.from({ length: 1000 }, (_, number) => spellNumber(number, language));
    expect(new Set(names).size).toBe(1000);
    expect(names.every((name) => /^[\p{Ll} -]+$/u.test(name))).toBe(true);
  });

  test.each([-1, 1000, 2.5])('%f is refused', (number) => {
    expect(() => spellNumber(number, 'es')).toThrow(RangeError);
  });
});
