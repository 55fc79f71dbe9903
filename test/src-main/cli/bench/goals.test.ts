import { expect, test } from 'vitest';

import type { BenchName, CaseResult } from '../../../../src-main/cli/bench/case-result.ts';
import { judgeGoals } from '../../../../src-main/cli/bench/goals.ts';

function resultOf(name: BenchName, ratios: Readonly<Record<string, number>>): CaseResult {
  return {
    name,
    unit: 'examples/s',
    higherIsBetter: true,
    systems: [],
    ratios: ['lienzo-tensorflow', 'lienzo-wasm'].flatMap((system) =>
      Object.entries(ratios).map(([against, ratio]) => {
        return { system, against, ratio, min: ratio, max: ratio };
      }),
    ),
    skipped: [],
    versions: {},
    load: { min: 0, median: 0, max: 0 },
  };
}

const judge = (name: BenchName, ratios: Readonly<Record<string, number>>): unknown[] =>
  judgeGoals(resultOf(name, ratios)).map(({ system, goal, isHeld }) => [
    system,
    goal.against,
    isHeld,
  ]);

test('the engine on the processor is held against each peer by itself, and wasm is not', () => {
  expect(
    judge('mlp-tiny', { 'tfjs-node': 81, keras: 9.9, pytorch: 5, 'plain-javascript': 0.99 }),
  ).toEqual([
    ['lienzo-tensorflow', 'tfjs-node', true],
    ['lienzo-tensorflow', 'keras', false],
    ['lienzo-tensorflow', 'pytorch', true],
    ['lienzo-tensorflow', 'plain-javascript', false],
  ]);
});

test('nothing is said of a peer that was not there', () => {
  expect(judge('lstm-256', { pytorch: 1.2 })).toEqual([['lienzo-tensorflow', 'pytorch', true]]);
});
