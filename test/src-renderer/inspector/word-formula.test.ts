import { expect, test } from 'vitest';

import { sayOfField } from '../../../src-renderer/inspector/say-of-field.ts';
import { wordFormula } from '../../../src-renderer/inspector/word-formula.ts';

test('large numbers of a formula are grouped the way of the language', () => {
  const formula = '400 × 120 + 120 = 48120';
  expect(wordFormula(formula, 'en')).toBe('400 × 120 + 120 = 48,120');
  expect(wordFormula(formula, 'es')).toBe('400 × 120 + 120 = 48\u202f120');
  expect(wordFormula('16 × (5×5×6) + 16 = 2416', 'es')).toBe('16 × (5×5×6) + 16 = 2416');
});

test('a field’s message follows its name', () => {
  expect(sayOfField('Filters', 'Between 1 and 4,096')).toBe('Filters: between 1 and 4,096');
});
