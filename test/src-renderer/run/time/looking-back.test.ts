import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { LivePictures } from '../../../../src-renderer/run/live-pictures.svelte.ts';
import { TrainingRun, type Draft } from '../../../../src-renderer/run/training-run.svelte.ts';
import { ProblemError } from '../../../../src-shared/problem.ts';
import type { ApiParams } from '../../../../src-shared/protocol/api.ts';
import type { ProbeFrame } from '../../../../src-shared/protocol/probe.ts';
import type { RunEvent } from '../../../../src-shared/protocol/run-events.ts';
import { digitsSpec, started, summary } from '../example-run.ts';
import { StandInApi } from '../stand-in-api.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function settle(ms = 1000): Promise<void> {
  flushSync();
  await vi.advanceTimersByTimeAsync(ms);
  flushSync();
}

const stage = (step: number, steps: number[]): RunEvent => ({
  type: 'run/stage',
  runId: 'run-1',
  step,
  steps,
});
const bytes = new Uint8Array(Float32Array.of(1, 2, 3).buffer);
const activations = (step: number): ProbeFrame => ({
  type: 'probe/activations',
  probeId: 'activations',
  runId: 'run-1',
  step,
  example: 0,
  nodes: [{ nodeId: 'dense_1', shape: [3], offset: 0, fullShape: [3] }],
});
const finished: RunEvent = {
  type: 'run/finished',
  runId: 'run-1',
  reason: 'completed',
  epochs: 10,
  steps: 1000,
  loss: 1,
  examplesPerSecond: 1,
  seconds: 1,
  peakMemoryBytes: 1,
  engine: 'wasm',
  compiled: false,
};

/** A run that goes on, with stages 0, 1, 10 and 100. */
async function setUp(
  preview: (params: ApiParams<'model.preview'>) => Promise<Record<string, never>> = () =>
    Promise.resolve({}),
) {
  const api = new StandInApi({
    'run.start': () => ({ runId: 'run-1' }),
    'run.list': () => [summary],
    'run.watch': () => ({}),
    'run.seen': () => ({}),
    'model.preview': preview,
  });
  const draft: Draft = { projectId: 'project-1', spec: digitsSpec, engine: 'auto' };
  const run = new TrainingRun({ api, draft: () => draft, now: () => 0 });
  const pictures = new LivePictures({
    api,
    run,
    draft: () => draft,
    isHidden: () => false,
    afterDrawing: (callback) => callback(),
  });
  await run.start();
  api.send(started);
  api.send(stage(100, [0, 1, 10, 100]));
  await settle();
  return { api, run, pictures, back: pictures.back };
}

const lastWatch = (api: StandInApi): unknown => api.asked('run.watch').at(-1);

describe('looking back at a run that goes on', () => {
  test('asks the stage for all that is in view, and no longer for how the network is now', async () => {
    const { api, pictures, back } = await setUp();
    pictures.want('predictions');
    await settle();
    expect(lastWatch(api)).toMatchObject({ probes: [{ kind: 'activations' }] });
    back.go(1);
    await settle();
    expect(back.step).toBe(1);
    expect(lastWatch(api)).toEqual({ probes: [] });
    expect(api.asked('model.preview')).toMatchObject([
      { runId: 'run-1', step: 1, probes: [{ kind: 'activations' }, { kind: 'predictions' }] },
    ]);
    back.toNow();
    await settle();
    expect(back.step).toBeUndefined();
    expect(lastWatch(api)).toMatchObject({ probes: [{ kind: 'activations' }] });
    expect(api.asked('model.preview')).toHaveLength(1);
    pictures.dispose();
  });

  test('shows what comes of the stage that was asked for, and nothing of now', async () => {
    const gate = Promise.withResolvers<Record<string, never>>();
    const { api, pictures, back } = await setUp(() => gate.promise);
    api.send(activations(250), bytes);
    expect(pictures.activations?.step).toBe(250);
    back.go(1);
    await settle(100);
    api.send(activations(260), bytes);
    expect(pictures.activations?.step).toBe(250);
    api.send(activations(1), bytes);
    expect(pictures.activations?.step).toBe(1);
    // Back in now, what is still on its way from the past is not shown.
    back.toNow();
    flushSync();
    api.send(activations(270), bytes);
    api.send(activations(1), bytes);
    expect(pictures.activations?.step).toBe(270);
    gate.resolve({});
    await settle();
    pictures.dispose();
  });

  test('asks for one stage at a time, and after it for the last that was dragged to', async () => {
    const gates: PromiseWithResolvers<Record<string, never>>[] = [];
    const { api, pictures, back } = await setUp(() => {
      const gate = Promise.withResolvers<Record<string, never>>();
      gates.push(gate);
      return gate.promise;
    });
    for (const place of [3, 2, 1, 0]) {
      back.go(place);
      await settle(20);
    }
    expect(api.asked('model.preview')).toMatchObject([{ step: 100 }]);
    gates[0]?.resolve({});
    await settle();
    expect(api.asked('model.preview')).toMatchObject([{ step: 100 }, { step: 0 }]);
    gates[1]?.resolve({});
    await settle();
    expect(api.asked('model.preview')).toHaveLength(2);
    expect(pictures.isWaiting).toBe(false);
    pictures.dispose();
  });

  test('stays at the nearest stage before where its own was thinned out, and asks no untrained net', async () => {
    const { api, pictures, back } = await setUp(() =>
      Promise.reject(new ProblemError('stage-missing', { step: 10 })),
    );
    back.go(2);
    await settle();
    api.send(stage(1000, [0, 1, 100, 1000]));
    await settle();
    expect(back.step).toBe(1);
    expect(api.asked('model.preview')).toMatchObject([{ step: 10 }, { step: 1 }]);
    pictures.dispose();
  });

  test('asks what is said of a person’s own picture at the stage as well', async () => {
    const { api, pictures, back } = await setUp();
    pictures.given.input = Float32Array.of(0, 1);
    await settle();
    expect(api.asked('model.preview')).toEqual([]);
    back.go(2);
    await settle();
    const asked = api.asked('model.preview');
    expect(asked).toContainEqual(
      expect.objectContaining({ step: 10, probes: [expect.objectContaining({ kind: 'given' })] }),
    );
    pictures.dispose();
  });
});

describe('the stops', () => {
  test('are the stages and now; the end of a run that is over is now', async () => {
    const { api, run, pictures, back } = await setUp();
    expect(back.stops).toEqual([0, 1, 10, 100]);
    expect(back.place).toBe(4);
    api.send(stage(1000, [0, 1, 10, 100, 1000]));
    expect(back.stops).toHaveLength(5);
    api.send(finished);
    await settle();
    expect(run.isLive).toBe(false);
    expect(back.stops).toEqual([0, 1, 10, 100]);
    back.go(back.stops.length - 1);
    expect([back.step, back.place]).toEqual([100, 3]);
    back.go(back.stops.length);
    expect(back.step).toBeUndefined();
    pictures.dispose();
  });

  test('are forgotten with the run, which begins in now', async () => {
    const { api, run, pictures, back } = await setUp();
    back.go(0);
    api.send(finished);
    await settle();
    await run.start();
    expect(back.isPossible).toBe(false);
    expect(back.step).toBeUndefined();
    pictures.dispose();
  });

  test('behind the step that a run goes on from are taken away', async () => {
    const { api, pictures, back } = await setUp();
    back.go(3);
    api.send({ ...started, fromStep: 50 });
    expect(back.stops).toEqual([0, 1, 10]);
    expect(back.step).toBe(10);
    pictures.dispose();
  });

  test('are played from the first to now, each until its pictures are there', async () => {
    const gates: PromiseWithResolvers<Record<string, never>>[] = [];
    const { pictures, back } = await setUp(() => {
      const gate = Promise.withResolvers<Record<string, never>>();
      gates.push(gate);
      return gate.promise;
    });
    back.play();
    await settle(5000);
    expect(back.step).toBe(0);
    const seen: (number | undefined)[] = [];
    for (let at = 0; at < 4; at += 1) {
      gates[at]?.resolve({});
      await settle(800);
      seen.push(back.step);
    }
    expect(seen).toEqual([1, 10, 100, undefined]);
    expect(back.isPlaying).toBe(false);
    pictures.dispose();
  });
});
