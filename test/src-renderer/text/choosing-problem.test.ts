import { expect, test } from 'vitest';

import { sayChoosingProblem } from '../../../src-renderer/text/choosing-problem.ts';
import { momentContext } from '../../../src-renderer/text/moment-context.ts';
import { english } from '../../../src-shared/messages/en/index.ts';
import { spanish } from '../../../src-shared/messages/es/index.ts';

test('fields that a sample cannot be written by are all named in one sentence', () => {
  const topK = 'Entre 1 y 54';
  expect(sayChoosingProblem({ topK }, spanish.text, 'es')).toBe(
    'Corrige Top-k (entre 1 y 54): el texto es de antes.',
  );
  const both = { topK: 'Between 1 and 54', topP: 'Between 0.01 and 1' };
  expect(sayChoosingProblem(both, english.text, 'en')).toBe(
    'Correct Top-k (between 1 and 54) and Top-p (between 0.01 and 1): this text is from before.',
  );
  expect(sayChoosingProblem({ topK: undefined }, spanish.text, 'es')).toBeUndefined();
});

test('a moment at a blank shows the blank', () => {
  const { before, own, after } = momentContext(Array.from('en la piscina'), 5);
  expect(before + own + after).toBe('en la␣piscin');
});
