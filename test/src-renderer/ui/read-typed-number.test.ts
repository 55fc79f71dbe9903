import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readTypedNumber } from '../../../src-renderer/ui/read-typed-number.ts';

test.each([
  ['6', 6],
  [' 0,5 ', 0.5],
  ['.5', 0.5],
  ['1e-3', 0.001],
  ['28*28', 784],
  ['28 × 28', 784],
  ['28x28', 784],
  ['2+3*4', 14],
  ['(2+3)*4', 20],
  ['10-4-3', 3],
  ['100/8/2', 6.25],
  ['\u22124', -4],
  ['-(1+2)', -3],
  ['2*-3', -6],
  ['0,1 + 0,2', 0.1 + 0.2],
  ['44\u202f426', 44_426],
  ['1 000 + 1', 1001],
])('%s is read as %d', (text, value) => {
  expect(readTypedNumber(text)).toBe(value);
});

test.each([
  '',
  ' ',
  'six',
  '1,2,3',
  '2+',
  '(2',
  '2)',
  '1/0',
  '--',
  '1 2',
  '5 filters',
  '0x10+',
  'e5',
])('“%s” is no number', (text) => {
  expect(readTypedNumber(text)).toBeUndefined();
});

test('sums and products of whole numbers come out exactly, however they are spaced', () => {
  const whole = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(whole, whole, whole, fc.constantFrom('', ' '), (a, b, c, space) => {
      expect(readTypedNumber([a, '+', b, '*', c].join(space))).toBe(a + b * c);
      expect(readTypedNumber(['(', a, '-', b, ')', '*', c].join(space))).toBeCloseTo(
        (a - b) * c,
        6,
      );
    }),
  );
});

test('no text whatever makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const value = readTypedNumber(text);
      expect(value === undefined || Number.isFinite(value)).toBe(true);
    }),
  );
});
