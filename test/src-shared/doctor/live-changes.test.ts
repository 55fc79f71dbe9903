import { expect, it } from 'vitest';

import type { Evidence } from '../../../src-shared/doctor/evidence.ts';
import { examine } from '../../../src-shared/doctor/examine.ts';
import { gatherEvidence } from '../../../src-shared/doctor/gather-evidence.ts';
import type { ChangeRecord } from '../../../src-shared/spec/live-changes.ts';
import { evidenceOf, readingOf, specOf } from './sound-evidence.ts';

const withRate = (learningRate: number): Evidence['spec'] => {
  const spec = specOf();
  const optimizer = { ...spec.training.optimizer, learningRate };
  return { ...spec, training: { ...spec.training, optimizer } };
};
const change = (step: number, before: number, value: number): ChangeRecord => ({
  step,
  changes: [{ setting: 'learningRate', before, value }],
});
const readings = (ratioAt: (step: number) => number): Evidence['readings'] =>
  [0, 20, 40, 99, 100, 120, 160, 199].map((step) =>
    readingOf(step, () => ({ updateRatio: ratioAt(step) })),
  );
const losses = (lossAt: (step: number) => number): number[] =>
  Array.from({ length: 200 }, (_, step) => lossAt(step));
const namesOf = (evidence: Evidence): string[] => examine(evidence).map(({ disease }) => disease);

it('a rate that was too high and was lowered is not too high any more', () => {
  const sick = {
    readings: readings((step) => (step < 100 ? 0.5 : 2e-3)),
    // It jumps, and falls from the change on.
    losses: losses((step) => (step < 100 ? 0.7 + step / 50 : 2.6 * Math.exp((100 - step) / 130))),
  };
  const changes = [change(101, 1, 0.003)];
  expect(namesOf(evidenceOf({ ...sick, spec: withRate(0.003), changes }))).toEqual([]);
  expect(namesOf(evidenceOf({ ...sick, spec: withRate(0.003) }))).toEqual(['rate-too-high']);
});

it('a rate that was raised too far is told with its value of now', () => {
  const evidence = evidenceOf({
    readings: readings((step) => (step < 100 ? 2e-3 : 0.5)),
    losses: losses((step) => (step < 100 ? 0.7 : 0.7 + (step - 100) / 50)),
    spec: withRate(1),
    changes: [change(101, 0.003, 1)],
  });
  const [finding, ...others] = examine(evidence);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ disease: 'rate-too-high', evidence: { rate: 1, ratio: 0.5 } });
});

it('a rate that was too low and was raised is not too low any more, and one lowered at the end is not', () => {
  const slow = {
    readings: readings((step) => (step < 160 ? 1e-6 : 1e-3)),
    losses: losses(() => 0.8),
    spec: withRate(0.01),
  };
  expect(namesOf(evidenceOf({ ...slow, changes: [change(161, 1e-5, 0.01)] }))).toEqual([]);
  expect(namesOf(evidenceOf(slow))).toEqual(['rate-too-low']);
  const ended = evidenceOf({
    readings: readings((step) => (step < 100 ? 1e-3 : 1e-6)),
    spec: withRate(1e-6),
    changes: [change(101, 0.003, 1e-6)],
  });
  expect(namesOf(ended)).toEqual([]);
});

it('what is gathered of a run has the spec in force and its changes', () => {
  const { learningRate } = specOf().training.optimizer;
  const made = change(5, learningRate, 0.25);
  const evidence = gatherEvidence({
    spec: specOf(),
    stepsPerEpoch: 10,
    events: [{ type: 'run/changed', runId: '', ...made }],
    losses: [1, 1],
    step: 12,
  });
  expect(evidence).toMatchObject({ changes: [made], step: 12 });
  expect(evidence.spec.training.optimizer.learningRate).toBe(0.25);
});
