import { expect } from 'vitest';

import type { StateValues } from '../../../../src-trainer/engine/graph/state-variables.ts';
import type { StepReport } from '../../../../src-trainer/training/step-taker.ts';

/** Weights, slots and carried states that moved alike: each number is as near as rounding leaves it, to the largest move of its tensor. */
export function expectAlike(start: StateValues, one: StateValues, other: StateValues): void {
  for (const kind of ['weights', 'slots', 'carried'] as const) {
    expect([...other[kind].keys()].sort()).toEqual([...one[kind].keys()].sort());
    for (const [name, values] of one[kind]) {
      const before = start[kind].get(name)!;
      const counterpart = other[kind].get(name)!;
      expect(counterpart.length, name).toBe(values.length);
      const size = largest(values, () => 0);
      const move = largest(values, (at) => before[at]!);
      const apart = largest(values, (at) => counterpart[at]!);
      expect(apart, `${name}, which moved by ${move}`).toBeLessThanOrEqual(
        stateTolerance * move + 4 * 2 ** -24 * size,
      );
    }
  }
}

/** Reports of the same steps, equal but for rounding; right answers are counted alike. */
export function expectAlikeReports(one: readonly StepReport[], other: readonly StepReport[]): void {
  expect(other).toHaveLength(one.length);
  for (const [step, { loss, answers }] of one.entries()) {
    expect(Number.isFinite(loss)).toBe(true);
    expect(Math.abs(other[step]!.loss - loss), `step ${step}`).toBeLessThanOrEqual(
      lossTolerance * Math.max(1, loss),
    );
    expect(other[step]!.answers).toEqual(answers);
  }
}

/** Shares: of a loss, and of how far a tensor has moved. */
const lossTolerance = 2e-6;
const stateTolerance = 1e-4;

function largest(values: Float32Array, other: (at: number) => number): number {
  return values.reduce((most, value, at) => Math.max(most, Math.abs(value - other(at))), 0);
}
