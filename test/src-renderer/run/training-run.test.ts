import { describe, expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { TrainingRun, type Draft } from '../../../src-renderer/run/training-run.svelte.ts';
import type { RunEvent } from '../../../src-shared/protocol/run-events.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { digitsSpec, emptyRecord, started, summary } from './example-run.ts';
import { reactive } from './reactive.svelte.ts';
import { pointBytes, StandInApi } from './stand-in-api.ts';

const draftOf = (spec: RunSpec | undefined): Draft => ({
  projectId: 'project-1',
  spec,
  engine: 'auto',
});
const steps: RunEvent = { type: 'run/steps', runId: 'run-1', count: 1, metrics: ['loss'] };
const epochEvent = {
  type: 'run/epoch',
  runId: 'run-1',
  epoch: 1,
  step: 100,
  loss: 0.5,
  valLoss: 0.4,
  examplesPerSecond: 4000,
} as const;

type SetUp = {
  state?: typeof summary.state;
  drafts?: () => Draft | undefined;
  start?: () => Promise<{ runId: string }>;
};
function setUp(options: SetUp = {}) {
  const nothing = () => ({});
  const api = new StandInApi({
    'run.start': options.start ?? (() => ({ runId: 'run-1' })),
    'run.pause': nothing,
    'run.continue': nothing,
    'run.step': nothing,
    'run.stop': nothing,
    'run.stop-active': nothing,
    'run.resume': nothing,
    'run.list': () => [{ ...summary, ...(options.state ? { state: options.state } : {}) }],
    'run.record': () => ({
      ...emptyRecord,
      events: [epochEvent],
      points: { count: 2, metrics: ['loss'] },
    }),
  });
  api.bytes = pointBytes([
    [1, 0, 2.3],
    [120, 1, 0.5],
  ]);
  const clock = { nowMs: 0 };
  const run = new TrainingRun({
    api,
    draft: options.drafts ?? (() => draftOf(digitsSpec)),
    now: () => clock.nowMs,
  });
  return { api, run, clock };
}

describe('a run that is started', () => {
  test('sends the spec on the canvas and follows what the host says of it', async () => {
    const { api, run } = setUp();
    const starting = run.start();
    expect(run.phase).toEqual({ kind: 'starting' });
    await starting;
    expect(api.asked('run.start')).toEqual([
      { projectId: 'project-1', spec: digitsSpec, engine: 'auto' },
    ]);
    api.send(started);
    expect(run.phase).toEqual({ kind: 'running' });
    api.send(steps, pointBytes([[1, 0, 2.3]]));
    expect([...run.curves.metric('loss')]).toEqual([2.3]);
    expect([run.step, run.totalSteps]).toEqual([1, 1000]);
    api.send({ type: 'run/state', runId: 'run-1', state: 'paused', step: 1 });
    expect(run.phase).toEqual({ kind: 'paused' });
  });

  test('is given up by a stop before it has begun, without a word of what went wrong', async () => {
    const begun = Promise.withResolvers<{ runId: string }>();
    const { api, run } = setUp({ start: () => begun.promise });
    const starting = run.start();
    await run.stop();
    begun.reject(new ProblemError('run-given-up'));
    await starting;
    expect(api.asked('run.stop-active')).toEqual([{}]);
    expect([run.phase.kind, run.refusal, run.canStart]).toEqual(['none', undefined, true]);
  });

  test('is followed although its first event comes before the answer that names it', async () => {
    const { api, run } = setUp();
    const starting = run.start();
    api.send(started);
    api.send(steps, pointBytes([[1, 0, 2.3]]));
    await starting;
    expect(run.phase).toEqual({ kind: 'running' });
    expect(run.curves.length).toBe(1);
  });

  test('is not started while the network has something that is not right', async () => {
    const { api, run } = setUp({ drafts: () => draftOf(undefined) });
    expect(run.canStart).toBe(false);
    await run.start();
    expect(api.calls).toEqual([]);
    expect(run.phase).toEqual({ kind: 'none' });
  });

  test('ignores the events of another run', async () => {
    const { api, run } = setUp();
    await run.start();
    api.send({ ...steps, runId: 'run-2' }, pointBytes([[1, 0, 9]]));
    api.send({ type: 'run/state', runId: 'run-2', state: 'paused', step: 1 });
    expect(run.curves.length).toBe(0);
    expect(run.phase).toEqual({ kind: 'starting' });
  });

  test('says why where the host refuses to start', async () => {
    const api = new StandInApi({
      'run.start': () => {
        throw new ProblemError('data-missing', { file: 'x' });
      },
      'run.list': () => [],
    });
    const run = new TrainingRun({ api, draft: () => draftOf(digitsSpec) });
    await run.start();
    expect(run.phase).toEqual({
      kind: 'problem',
      problem: { code: 'data-missing', details: { file: 'x' } },
    });
  });

  test('tells the time that is left from the speed of the last seconds', async () => {
    const { api, run, clock } = setUp();
    await run.start();
    api.send(started);
    api.send(steps, pointBytes([[100, 1, 1]]));
    clock.nowMs = 1000;
    api.send(steps, pointBytes([[150, 1, 1]]));
    expect(run.secondsLeft).toBe(850 / 50);
    expect(run.examplesPerSecond).toBe(50 * 80);
  });

  test('draws no conclusion from the time it was paused', async () => {
    const { api, run, clock } = setUp();
    await run.start();
    api.send(started);
    api.send(steps, pointBytes([[100, 1, 1]]));
    api.send({ type: 'run/state', runId: 'run-1', state: 'paused', step: 100 });
    clock.nowMs = 60_000;
    api.send({ type: 'run/state', runId: 'run-1', state: 'running', step: 100 });
    api.send(steps, pointBytes([[101, 1, 1]]));
    clock.nowMs = 61_000;
    api.send(steps, pointBytes([[201, 1, 1]]));
    expect(run.secondsLeft).toBe((1000 - 201) / 100);
  });
});

describe('a run that ends', () => {
  test('because the trainer died offers the checkpoint, and goes on from it without a second past', async () => {
    const { api, run } = setUp({ state: 'interrupted' });
    await run.start();
    api.send(started);
    api.send(steps, pointBytes([[120, 1, 0.4]]));
    api.send(epochEvent);
    const problem = { code: 'trainer-died', details: {} };
    api.send({ type: 'run/interrupted', runId: 'run-1', step: 120, checkpointStep: 100, problem });
    expect(run.phase).toEqual({ kind: 'interrupted', step: 120, checkpointStep: 100, problem });
    await run.resume();
    expect(api.asked('run.resume')).toEqual([{ runId: 'run-1' }]);
    api.send({ ...started, fromStep: 100 });
    expect([run.phase.kind, run.curves.length]).toEqual(['running', 0]);
    expect(run.curves.epochs).toHaveLength(1);
    expect(run.step).toBe(100);
  });

  test('because something failed that the trainer outlived offers the checkpoint too', async () => {
    const { api, run } = setUp();
    await run.start();
    api.send(started);
    const problem = { code: 'out-of-memory', details: {} };
    api.send({ type: 'run/problem', runId: 'run-1', step: 120, checkpointStep: 100, problem });
    expect(run.phase).toEqual({ kind: 'interrupted', step: 120, checkpointStep: 100, problem });
  });

  test('because the loss is no number says at which step', async () => {
    const { api, run } = setUp();
    await run.start();
    api.send(started);
    api.send({
      type: 'run/finished',
      runId: 'run-1',
      reason: 'diverged',
      epochs: 0,
      steps: 12,
      loss: null,
      examplesPerSecond: 1,
      seconds: 1,
      peakMemoryBytes: 1,
      engine: 'wasm',
      compiled: false,
    });
    expect(run.phase).toEqual({ kind: 'diverged', step: 12 });
  });

  test('stays interrupted where it cannot be resumed', async () => {
    const api = new StandInApi({
      'run.start': () => ({ runId: 'run-1' }),
      'run.list': () => [],
      'run.resume': () => {
        throw new ProblemError('checkpoint-unreadable');
      },
    });
    const run = new TrainingRun({ api, draft: () => draftOf(digitsSpec) });
    await run.start();
    const problem = { code: 'trainer-died', details: {} };
    api.send({ type: 'run/interrupted', runId: 'run-1', step: 120, checkpointStep: 100, problem });
    await run.resume();
    expect(run.phase).toMatchObject({ kind: 'interrupted', checkpointStep: 100 });
    expect(run.refusal).toEqual({ code: 'checkpoint-unreadable', details: {} });
  });
});

describe('a window that is opened again', () => {
  test('shows the newest run from its record', async () => {
    const { run } = setUp({ state: 'stopped' });
    await run.openProject('project-1');
    expect(run.phase).toEqual({ kind: 'finished', reason: 'stopped' });
    expect([...run.curves.steps]).toEqual([1, 120]);
    expect(run.curves.epochs[0]?.valLoss).toBe(0.4);
    expect([run.step, run.epoch, run.epochs, run.totalSteps]).toEqual([120, 1, 10, 1000]);
  });

  test('offers to resume a run that was interrupted, and says again by what', async () => {
    const problem = { code: 'trainer-out-of-memory', details: {} };
    const kept = { resumable: true, checkpointStep: 100, problem };
    const api = new StandInApi({
      'run.list': () => [{ ...summary, state: 'interrupted', step: 120, ...kept }],
      'run.record': () => emptyRecord,
    });
    const run = new TrainingRun({ api, draft: () => draftOf(digitsSpec) });
    await run.openProject('project-1');
    expect(run.phase).toEqual({ kind: 'interrupted', step: 120, checkpointStep: 100, problem });
  });

  test('loses no point that comes while the record is on its way', async () => {
    const { api, run } = setUp();
    await run.openProject('project-1');
    const showing = run.show('run-1');
    api.send(steps, pointBytes([[121, 1, 0.3]]));
    await showing;
    expect([...run.curves.steps]).toEqual([1, 120, 121]);
  });

  test('catches up after the connection was lost, and shows the curves all the while', async () => {
    const { api, run } = setUp();
    await run.openProject('project-1');
    api.send(steps, pointBytes([[121, 1, 0.3]]));
    const opening = run.openProject('project-1');
    expect(run.curves.length).toBe(3);
    expect(run.phase).toEqual({ kind: 'running' });
    await opening;
    expect([...run.curves.steps]).toEqual([1, 120]);
  });

  test('does not let a slow record replace a run that was started meanwhile', async () => {
    const { api, run } = setUp({ state: 'stopped' });
    await run.openProject('project-1');
    const showing = run.show('run-1');
    const starting = run.start();
    await Promise.all([showing, starting]);
    api.send(started);
    expect(run.phase).toEqual({ kind: 'running' });
    expect(run.curves.length).toBe(0);
  });
});

describe('a run whose network is edited', () => {
  test('is stale until the edit is undone', async () => {
    const spec = reactive<RunSpec | undefined>(digitsSpec);
    const { run } = setUp({ drafts: () => draftOf(spec.value) });
    await run.start();
    expect(run.isStale).toBe(false);
    spec.value = { ...digitsSpec, training: { ...digitsSpec.training, epochs: 11 } };
    expect(run.isStale).toBe(true);
    spec.value = undefined;
    expect(run.isStale).toBe(true);
    // As it is read from a file: other objects, another title.
    spec.value = { ...(JSON.parse(JSON.stringify(digitsSpec)) as RunSpec), title: 'Renamed' };
    expect(run.isStale).toBe(false);
  });
});
