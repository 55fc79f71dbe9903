import fc from 'fast-check';
import { expect, test } from 'vitest';

import { stepNumber } from '../../../src-renderer/ui/step-number.ts';

const anywhere = { min: -1e9, max: 1e9 };

test('even steps add up to what people read, without the rests of binary fractions', () => {
  let value = 0;
  for (let step = 0; step < 30; step += 1) value = stepNumber(value, 1, 0.1, 'even', anywhere);
  expect(value).toBe(3);
});

test('a factor takes so many steps at once', () => {
  expect(stepNumber(6, 1, 1, 'even', anywhere, 10)).toBe(16);
  expect(stepNumber(6, -1, 1, 'even', anywhere, 10)).toBe(-4);
});

test('decades go 1, 2, 5, 10 up and down, from any value to the next of them', () => {
  const rates = [0.001, 0.002, 0.005, 0.01, 0.02];
  for (const [index, rate] of rates.slice(0, -1).entries()) {
    expect(stepNumber(rate, 1, 1, 'decades', anywhere)).toBe(rates[index + 1]);
    expect(stepNumber(rates[index + 1]!, -1, 1, 'decades', anywhere)).toBe(rate);
  }
  expect(stepNumber(0.0013, 1, 1, 'decades', anywhere)).toBe(0.002);
  expect(stepNumber(0.0013, -1, 1, 'decades', anywhere)).toBe(0.001);
});

test('decades leave zero upwards and never go below it', () => {
  expect(stepNumber(0, 1, 1, 'decades', { min: 0, max: 1 })).toBeGreaterThan(0);
  expect(stepNumber(0, -1, 1, 'decades', { min: 0, max: 1 })).toBe(0);
});

test('a step never leaves the range', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom<1 | -1>(1, -1),
      fc.constantFrom('even' as const, 'decades' as const),
      (value, direction, scale) => {
        const next = stepNumber(value, direction, 0.3, scale, { min: 0, max: 1 });
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(1);
      },
    ),
  );
});
