import { describe, expect, it } from 'vitest';

import { warnOfData } from '../../../src-shared/datasets/warn-of-data.ts';
import { loadText } from '../../../src-trainer/datasets/load-text.ts';
import { lookAtDataset } from '../../../src-trainer/datasets/look-at-dataset.ts';
import { shareOfCopies } from '../../../src-trainer/text/share-of-copies.ts';

const numbers = (text: string): number[] => Array.from(text, (one) => one.charCodeAt(0));
const shareOf = (text: string, corpus: string, least: number): number =>
  shareOfCopies(numbers(text), numbers(corpus), least);

/** Lines that stand in no order twice: each is made of its own number. */
function varied(count: number): string {
  const words = ['river', 'stone', 'lamp', 'under', 'over', 'green', 'seven', 'door'];
  let state = 1;
  const next = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return words[state >>> 29] ?? '';
  };
  return Array.from({ length: count }, next).join(' ');
}

describe('the share of a text that stands in another word for word', () => {
  it('counts every character of a long enough stretch once, overlapping stretches too', () => {
    expect(shareOf('abcdefgh', 'xxabcdefghxx', 4)).toBe(1);
    expect(shareOf('abcdZZZZ', 'abcdefgh', 4)).toBe(0.5);
    expect(shareOf('abcZZZZZ', 'abcdefgh', 4)).toBe(0);
    expect(shareOf('abcdQefgh', 'abcd-efgh', 4)).toBeCloseTo(8 / 9);
  });

  it('is none where either is shorter than a stretch', () => {
    expect(shareOf('abc', 'abcabc', 4)).toBe(0);
    expect(shareOf('abcabc', 'abc', 4)).toBe(0);
  });
});

describe('a look at a text', () => {
  it('warns where what is held out stands in the part to learn from, in characters and in words', async () => {
    const page = 'The quick brown fox jumps over the lazy dog by the river.\n'.repeat(60);
    for (const plan of [undefined, { unit: 'words', size: 100 } as const]) {
      const look = await lookAtDataset(loadText(undefined, page, 16, 0.1, 1, plan));
      const [warning] = warnOfData(look);
      expect(warning?.kind).toBe('copied-text');
      expect(look.copied?.share).toBeGreaterThan(0.8);
    }
  });

  it('has nothing to say of a text that does not repeat itself', async () => {
    const look = await lookAtDataset(loadText(undefined, varied(2000), 16, 0.1, 1));
    expect(look.copied?.share).toBe(0);
    expect(warnOfData(look)).toEqual([]);
  });
});
