import { describe, expect, test } from 'vitest';

import { CurveStore, type EpochRow } from '../../../../src-renderer/run/curve-store.ts';
import { eventsNear, findEvents } from '../../../../src-renderer/run/curves/curve-events.ts';
import { curvesCsv } from '../../../../src-renderer/run/curves/curves-csv.ts';
import { placeLabels } from '../../../../src-renderer/run/curves/place-labels.ts';
import { wordEvent } from '../../../../src-renderer/run/curves/word-event.ts';
import type { RunFinished } from '../../../../src-renderer/run/run-record.svelte.ts';
import { setLanguage } from '../../../../src-renderer/words/language.svelte.ts';
import type { RunSpec } from '../../../../src-shared/spec/run-spec.ts';
import { digitsSpec } from '../example-run.ts';

const stepsPerEpoch = 100;
const scheduled = (schedule: RunSpec['training']['schedule']): RunSpec => ({
  ...digitsSpec,
  training: {
    ...digitsSpec.training,
    schedule,
    scheduleSettings: { warmUpSteps: 0, everyEpochs: 2, factor: 0.5, patience: 2 },
  },
});
const epochsWith = (valLosses: readonly number[]): EpochRow[] =>
  valLosses.map((valLoss, i) => ({
    epoch: i + 1,
    step: (i + 1) * stepsPerEpoch,
    loss: 1,
    accuracy: 0.5,
    valLoss,
    valAccuracy: 0.5,
    examplesPerSecond: 1000,
  }));
const source = (spec: RunSpec, valLosses: readonly number[]) => ({
  spec,
  changes: [],
  epochs: epochsWith(valLosses),
  finished: undefined,
  stepsPerEpoch,
  epochCount: 6,
});
const changed = {
  step: 250,
  changes: [{ setting: 'learningRate' as const, before: 0.1, value: 0.02 }],
};
const early: RunFinished = {
  ...{ type: 'run/finished', runId: 'run-1', reason: 'early-stopped', epochs: 6, steps: 600 },
  ...{ loss: 1, examplesPerSecond: 1, seconds: 1, peakMemoryBytes: 1 },
  ...{ engine: 'wasm', compiled: false },
};

describe('the events of a run', () => {
  test('are the falls of a rate in steps, behind each second epoch but the last', () => {
    expect(findEvents(source(scheduled('step'), [1, 1, 1, 1, 1, 1]))).toEqual([
      { kind: 'dropped', step: 201, before: 0.1, rate: 0.05 },
      { kind: 'dropped', step: 401, before: 0.05, rate: 0.025 },
    ]);
  });

  test('are the falls on a plateau, where the loss stood still for two epochs', () => {
    expect(findEvents(source(scheduled('plateau'), [1, 0.9, 0.95, 0.93, 0.8]))).toEqual([
      { kind: 'dropped', step: 401, before: 0.1, rate: 0.05 },
    ]);
  });

  test('are what a person changed, and what the schedule makes of it from there on', () => {
    const run = { ...source(scheduled('step'), [1, 1, 1, 1, 1]), changes: [changed] };
    expect(findEvents(run)).toEqual([
      { kind: 'dropped', step: 201, before: 0.1, rate: 0.05 },
      { kind: 'changed', ...changed },
      { kind: 'dropped', step: 401, before: 0.01, rate: 0.005 },
    ]);
  });

  test('are an early stop and a divergence, and no other end', () => {
    const run = source(digitsSpec, [1, 1]);
    expect(findEvents({ ...run, finished: early })).toEqual([{ kind: 'early-stopped', step: 600 }]);
    expect(findEvents({ ...run, finished: { ...early, reason: 'diverged' } })).toEqual([
      { kind: 'diverged', step: 600 },
    ]);
    expect(findEvents({ ...run, finished: { ...early, reason: 'stopped' } })).toEqual([]);
  });

  test('are worded in both languages, listed at the cursor and written into the export', () => {
    const events = findEvents({ ...source(digitsSpec, [1]), changes: [changed], finished: early });
    setLanguage('es');
    expect(events.map(wordEvent)).toEqual(['tasa 0,1 → 0,02', 'parada temprana']);
    setLanguage('en');
    expect(events.map(wordEvent)).toEqual(['lr 0.1 → 0.02', 'stopped early']);
    expect(eventsNear(events, 300, stepsPerEpoch)).toEqual(events.slice(0, 1));
    expect(eventsNear(events, 100, stepsPerEpoch)).toEqual([]);
    expect(curvesCsv(new CurveStore(), events).split('\n').slice(1, 3)).toEqual([
      'event,250,,,,,,learningRate 0.1 -> 0.02',
      'event,600,,,,,,early-stopped',
    ]);
  });
});

describe('the names above a plot', () => {
  test('never overlap, and of two that are near the more important or the later one stays', () => {
    const label = (x: number, rank = 1) => ({ x, width: 50, rank });
    expect(placeLabels([label(50), label(300)], 40, 400)).toEqual([46, 296]);
    expect(placeLabels([label(50), label(80)], 40, 400)).toEqual([undefined, 76]);
    expect(placeLabels([label(50, 0), label(80)], 40, 400)).toEqual([46, undefined]);
    // At the edge it is moved in, and counts from there.
    expect(placeLabels([label(330), label(399)], 40, 400)).toEqual([undefined, 350]);
  });
});
