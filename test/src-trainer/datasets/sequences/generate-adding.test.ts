import { describe, expect, test } from 'vitest';

import { generateAdding } from '../../../../src-trainer/datasets/sequences/generate-adding.ts';

const steps = 22;

describe.each([20, 10])('the adding problem with %i steps or more', (length) => {
  const longest = length === 20 ? steps : 11;
  const { pairs, sums } = generateAdding({ count: 500, length }, 3);
  const sequences = Array.from({ length: 500 }, (_, row) => {
    const numbers = pairs.subarray(2 * row * longest, 2 * (row + 1) * longest);
    const all = Array.from({ length: longest }, (_step, at) => ({
      value: numbers[2 * at] ?? 0,
      marker: numbers[2 * at + 1] ?? 0,
    }));
    return all.slice(all.findIndex(({ marker }) => marker === -1));
  });

  test('answers with half of one and a quarter of the marked values', () => {
    for (const [row, sequence] of sequences.entries()) {
      const marked = sequence.filter(({ marker }) => marker === 1);
      const sum = marked.reduce((total, { value }) => total + value, 0);
      expect(sums[row]).toBeCloseTo(0.5 + sum / 4, 6);
    }
  });

  test('marks two of the first half, the first of them among ten, and both ends with −1', () => {
    for (const sequence of sequences) {
      expect(sequence.at(-1)?.marker).toBe(-1);
      const marked = [...sequence.keys()].filter((at) => sequence[at]?.marker === 1);
      // Where the first pair was drawn, only the other one is marked.
      expect([1, 2]).toContain(marked.length);
      expect(Math.min(...marked)).toBeLessThan(10);
      expect(sequence.filter(({ marker }) => marker === -1)).toHaveLength(2);
    }
  });

  test('has sequences from the least length to a tenth more, of values over the whole range', () => {
    const lengths = sequences.map((sequence) => sequence.length);
    expect(Math.min(...lengths)).toBe(length);
    expect(Math.max(...lengths)).toBe(longest);
    const values = sequences.flatMap((sequence) => sequence.map(({ value }) => value));
    expect(Math.min(...values)).toBeLessThan(-0.99);
    expect(Math.max(...values)).toBeGreaterThan(0.99);
  });
});
