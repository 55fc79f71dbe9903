import { describe, expect, it } from 'vitest';

import { learningRateAt } from '../../../src-shared/spec/learning-rate.ts';

const at = (schedule: 'constant' | 'cosine', step: number): number =>
  learningRateAt({ optimizer: { type: 'sgd', learningRate: 0.2 }, schedule }, step, 100);

describe('learningRateAt', () => {
  it('stays where it is when constant', () => {
    expect([at('constant', 1), at('constant', 100)]).toEqual([0.2, 0.2]);
  });

  it('begins at the full rate, is at half in the middle and never reaches 0 before the end', () => {
    expect(at('cosine', 1)).toBe(0.2);
    expect(at('cosine', 51)).toBeCloseTo(0.1, 12);
    expect(at('cosine', 100)).toBeGreaterThan(0);
    expect(at('cosine', 100)).toBeLessThan(0.001);
  });

  it('falls at every step', () => {
    for (let step = 1; step < 100; step += 1) {
      expect(at('cosine', step + 1)).toBeLessThan(at('cosine', step));
    }
  });
});
