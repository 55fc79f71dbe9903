import { expect, it } from 'vitest';

import { wordAlignment } from '../../../src-main/cli/word-alignment.ts';

const recall = { at1: 0.5, at5: 0.75, at10: 1, medianRank: 1 };

it('says every share in words, in both languages, and leaves nothing open', () => {
  const figures = { among: 100, pictures: recall, sentences: recall, nouns: 40, rightRegions: 0.8 };
  for (const language of ['en', 'es'] as const) {
    const said = wordAlignment(figures, language);
    expect(said.split('\n')).toHaveLength(3);
    expect(said).not.toMatch(/[{}]/);
  }
  expect(wordAlignment(figures, 'en')).toContain('50.0 % found first, 75.0 % among the first 5');
});

it('says nothing of regions where nobody knows what a picture shows', () => {
  expect(
    wordAlignment({ among: 8, pictures: recall, sentences: recall }, 'es').split('\n'),
  ).toHaveLength(2);
});
