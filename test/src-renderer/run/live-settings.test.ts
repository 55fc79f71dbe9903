import { expect, test } from 'vitest';

import { LiveSettings } from '../../../src-renderer/run/live-settings.svelte.ts';
import { TrainingRun } from '../../../src-renderer/run/training-run.svelte.ts';
import type { MadeChange } from '../../../src-shared/spec/live-changes.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { digitsSpec, started, summary } from './example-run.ts';
import { reactive } from './reactive.svelte.ts';
import { StandInApi } from './stand-in-api.ts';

const first = digitsSpec.training.optimizer.learningRate;
const withRate = (learningRate: number): RunSpec => ({
  ...digitsSpec,
  training: {
    ...digitsSpec.training,
    optimizer: { ...digitsSpec.training.optimizer, learningRate },
  },
});
const changed = (step: number, before: number, value: number) => {
  const changes: MadeChange[] = [{ setting: 'learningRate', before, value }];
  return { type: 'run/changed' as const, runId: 'run-1', step, changes };
};
const asking = (value: number) => ({
  runId: 'run-1',
  changes: [{ setting: 'learningRate', value }],
});

async function setUp() {
  const spec = reactive<RunSpec>(digitsSpec);
  const api = new StandInApi({
    'run.start': () => ({ runId: 'run-1' }),
    'run.list': () => [summary],
    'run.change': () => ({}),
  });
  const draft = () => ({ projectId: 'project-1', spec: spec.value, engine: 'auto' as const });
  const run = new TrainingRun({ api, draft });
  const live = new LiveSettings({ api, run });
  const edit = (next: RunSpec): void => {
    spec.value = next;
    live.follow(next);
  };
  live.follow(digitsSpec);
  await run.start();
  return { api, run, live, edit };
}

test('an edit while a run trains is sent, named by its step, and taken back by the old value', async () => {
  const { api, run, live, edit } = await setUp();
  api.send(started);
  expect(live.changedAt({ setting: 'learningRate' })).toBeUndefined();

  edit(withRate(0.5));
  expect(api.asked('run.change')).toEqual([asking(0.5)]);
  expect(run.isStale).toBe(false);
  api.send(changed(41, first, 0.5));
  expect(live.changedAt({ setting: 'learningRate' })).toBe(41);
  expect(run.specNow?.training.optimizer.learningRate).toBe(0.5);

  edit(digitsSpec);
  expect(api.asked('run.change')).toEqual([asking(0.5), asking(first)]);
  api.send(changed(90, 0.5, first));
  expect(live.changedAt({ setting: 'learningRate' })).toBe(90);
  expect(run.changes.map(({ step }) => step)).toEqual([41, 90]);
});

test('of the edits that come before the answer only the last is sent', async () => {
  const { api, run, live, edit } = await setUp();
  api.send(started);
  edit(withRate(0.01));
  edit(withRate(0.02));
  edit(withRate(0.03));
  expect(api.asked('run.change')).toEqual([asking(0.01)]);
  api.send(changed(7, first, 0.01));
  live.follow(withRate(0.03));
  expect(api.asked('run.change')).toEqual([asking(0.01), asking(0.03)]);
  expect(run.isStale).toBe(false);
});

test('what is edited while a run starts is sent when it trains', async () => {
  const { api, live, edit } = await setUp();
  edit(withRate(0.01));
  expect(api.asked('run.change')).toEqual([]);
  api.send(started);
  live.follow(withRate(0.01));
  expect(api.asked('run.change')).toEqual([asking(0.01)]);
});

test('a run that is over is left alone, and edits make it another one', async () => {
  const { api, run, edit } = await setUp();
  api.send(started);
  api.send({
    type: 'run/problem',
    runId: 'run-1',
    step: 1,
    problem: { code: 'out-of-memory', details: {} },
  });
  edit(withRate(0.01));
  expect(api.asked('run.change')).toEqual([]);
  expect(run.isStale).toBe(true);
});

test('a network that was edited otherwise stays another one', async () => {
  const { api, run, edit } = await setUp();
  api.send(started);
  edit({ ...withRate(0.01), training: { ...withRate(0.01).training, batchSize: 7 } });
  expect(api.asked('run.change')).toEqual([asking(0.01)]);
  expect(run.isStale).toBe(true);
});

test('a run that goes on from a checkpoint forgets the changes behind it', async () => {
  const { api, run } = await setUp();
  api.send(started);
  api.send(changed(41, first, 0.5));
  api.send(changed(90, 0.5, first));
  api.send({ ...started, fromStep: 50 });
  expect(run.changes.map(({ step }) => step)).toEqual([41]);
});
