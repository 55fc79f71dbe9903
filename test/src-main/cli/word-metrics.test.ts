import { expect, it } from 'vitest';

import { wordMetrics } from '../../../src-main/cli/word-metrics.ts';

it('says BLEU with runs of up to one, two, three and four words, in both languages', () => {
  const figures = { loss: 1.5, bleu1: 0.8, bleu2: 0.7, bleu3: 0.6, bleu4: 0.5, cider: 2 };
  expect(wordMetrics(figures, 'en')).toBe(
    'loss 1.5000 · BLEU-1 0.800 · BLEU-2 0.700 · BLEU-3 0.600 · BLEU-4 0.500 · CIDEr 2.00',
  );
  expect(wordMetrics(figures, 'es')).toContain(
    'BLEU-1 0,800 · BLEU-2 0,700 · BLEU-3 0,600 · BLEU-4',
  );
});
