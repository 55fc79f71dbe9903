import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { LivePictures } from '../../../../src-renderer/run/live-pictures.svelte.ts';
import { fitForNetwork } from '../../../../src-renderer/run/own-picture/fit-for-network.ts';
import { TrainingRun, type Draft } from '../../../../src-renderer/run/training-run.svelte.ts';
import type { ProbeFrame } from '../../../../src-shared/protocol/probe.ts';
import type { ApiParams } from '../../../../src-shared/protocol/api.ts';
import { digitsSpec, started, summary } from '../example-run.ts';
import { reactive } from '../reactive.svelte.ts';
import { StandInApi } from '../stand-in-api.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function settle(): Promise<void> {
  flushSync();
  await vi.advanceTimersByTimeAsync(1000);
  flushSync();
}

function setUp() {
  const api = new StandInApi({
    'run.start': () => ({ runId: 'run-1' }),
    'run.list': () => [summary],
    'run.watch': () => ({}),
    'run.seen': () => ({}),
    'model.preview': () => ({}),
  });
  const draft = reactive<Draft>({ projectId: 'project-1', spec: digitsSpec, engine: 'auto' });
  const run = new TrainingRun({ api, draft: () => draft.value, now: () => 0 });
  const pictures = new LivePictures({
    api,
    run,
    draft: () => draft.value,
    isHidden: () => false,
    afterDrawing: (callback) => callback(),
  });
  return { api, run, pictures };
}

const kindsOf = (params: unknown): string[] =>
  (params as ApiParams<'model.preview'>).probes.map(({ kind }) => kind);
const drawn = Float32Array.of(0, 0.5, 1);
const said = {
  type: 'probe/given' as const,
  probeId: 'given',
  runId: 'run-1',
  step: 3,
  shape: [2],
  offset: 0,
} satisfies ProbeFrame;

test('a network that stands still is asked of the drawing alone', async () => {
  const { api, pictures } = setUp();
  await settle();
  const before = api.asked('model.preview').length;
  pictures.given.input = drawn;
  await settle();
  const asked = api.asked('model.preview').slice(before);
  expect(asked.map(kindsOf)).toEqual([['given']]);
  api.send({ ...said, runId: undefined }, new Uint8Array(Float32Array.of(0.25, 0.75).buffer));
  expect([...pictures.given.answer!.shares]).toEqual([0.25, 0.75]);
  pictures.given.input = undefined;
  await settle();
  expect(pictures.given.answer).toBeUndefined();
  pictures.dispose();
});

test('a run that goes on is watched for it, and asked no more once it is cleared', async () => {
  const { api, run, pictures } = setUp();
  await settle();
  await run.start();
  api.send(started);
  pictures.given.input = drawn;
  await settle();
  expect(kindsOf(api.asked('run.watch').at(-1))).toContain('given');
  api.send(said, new Uint8Array(Float32Array.of(0.9, 0.1).buffer));
  expect(pictures.given.answer).toMatchObject({ runId: 'run-1', step: 3 });
  expect(api.asked('run.seen')).toContainEqual({ probeId: 'given' });
  pictures.given.input = undefined;
  await settle();
  expect(kindsOf(api.asked('run.watch').at(-1))).not.toContain('given');
  pictures.dispose();
});

test('a picture is fitted by the plan of the data that the network learns from', () => {
  const rgba = Uint8Array.from([255, 0, 0, 255, 0, 0, 255, 255]);
  const picture = { height: 1, width: 2, rgba };
  const plan = { height: 1, width: 1, channels: 3, fit: 'stretch' } as const;
  expect([...fitForNetwork(picture, [1, 1, 3], plan)].map((it) => Math.round(it * 255))).toEqual([
    128, 0, 128,
  ]);
  expect([...fitForNetwork(picture, [1, 1, 3], undefined)]).toEqual([1, 0, 0]);
});
