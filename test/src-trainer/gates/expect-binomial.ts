import { expect } from 'vitest';

/** Whether a count lies within five standard deviations of what `trials` throws with this chance give. */
export function expectBinomial(hits: number, trials: number, chance: number, what: string): void {
  const deviation = Math.sqrt(trials * chance * (1 - chance));
  expect(Math.abs(hits - trials * chance), what).toBeLessThan(5 * deviation);
}
