import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { LivePictures } from '../../../src-renderer/run/live-pictures.svelte.ts';
import { TrainingRun, type Draft } from '../../../src-renderer/run/training-run.svelte.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { ApiParams } from '../../../src-shared/protocol/api.ts';
import type { ProbeFrame } from '../../../src-shared/protocol/probe.ts';
import { digitsSpec, started, summary } from './example-run.ts';
import { reactive } from './reactive.svelte.ts';
import { StandInApi } from './stand-in-api.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Lets effects run, time pass and answers arrive. */
async function settle(): Promise<void> {
  flushSync();
  await vi.advanceTimersByTimeAsync(1000);
  flushSync();
}

function setUp(
  preview: (params: ApiParams<'model.preview'>) => Record<string, never> = () => ({}),
) {
  const api = new StandInApi({
    'run.start': () => ({ runId: 'run-1' }),
    'run.list': () => [summary],
    'run.watch': () => ({}),
    'run.seen': () => ({}),
    'model.preview': preview,
  });
  const draft = reactive<Draft>({ projectId: 'project-1', spec: digitsSpec, engine: 'auto' });
  const isHidden = reactive(false);
  const drawn: (() => void)[] = [];
  const run = new TrainingRun({ api, draft: () => draft.value, now: () => 0 });
  const pictures = new LivePictures({
    api,
    run,
    draft: () => draft.value,
    isHidden: () => isHidden.value,
    afterDrawing: (callback) => drawn.push(callback),
  });
  return { api, run, pictures, draft, isHidden, drawn };
}

const activations: ProbeFrame = {
  type: 'probe/activations',
  probeId: 'activations',
  runId: 'run-1',
  step: 7,
  example: 0,
  label: 3,
  nodes: [
    { nodeId: 'flatten_1', shape: [2], offset: 0, fullShape: [784] },
    { nodeId: 'dense_1', shape: [3], offset: 2, fullShape: [3] },
  ],
};
const activationBytes = new Uint8Array(Float32Array.from([1, 2, 3, 4, 5]).buffer);

describe('pictures of a network that stands still', () => {
  test('are asked of the untrained net, for every input and layer', async () => {
    const { api, pictures } = setUp();
    await settle();
    expect(api.asked('model.preview')).toEqual([
      {
        spec: digitsSpec,
        probes: [
          {
            kind: 'activations',
            id: 'activations',
            nodeIds: ['input_1', 'flatten_1', 'dense_1'],
            example: 0,
            perSecond: 4,
          },
        ],
      },
    ]);
    expect(pictures.isWaiting).toBe(false);
    pictures.dispose();
  });

  test('are not asked anew where only the title changed, but where the network did', async () => {
    const { api, draft, pictures } = setUp();
    await settle();
    draft.value = { ...draft.value, spec: { ...digitsSpec, title: 'Another' } };
    await settle();
    expect(api.asked('model.preview')).toHaveLength(1);
    const training = { ...digitsSpec.training, seed: 2 };
    draft.value = { ...draft.value, spec: { ...digitsSpec, training } };
    await settle();
    expect(api.asked('model.preview')).toHaveLength(2);
    pictures.dispose();
  });

  test('follow quick changes with one question, for the last of them', async () => {
    const { api, pictures } = setUp();
    await settle();
    for (let example = 1; example <= 5; example += 1) {
      pictures.example = example;
      flushSync();
      await vi.advanceTimersByTimeAsync(50);
    }
    await settle();
    expect(api.asked('model.preview')).toHaveLength(2);
    expect(api.asked('model.preview')[1]).toMatchObject({ probes: [{ example: 5 }] });
    pictures.dispose();
  });

  test('are asked of the untrained net where a run ended before its first checkpoint', async () => {
    const { api, run, pictures } = setUp((params) => {
      if (params.runId !== undefined) throw new ProblemError('checkpoint-missing');
      return {};
    });
    await run.start();
    run.phase = { kind: 'diverged', step: 1 };
    await settle();
    expect(api.asked('model.preview')).toMatchObject([{ runId: 'run-1' }, { spec: digitsSpec }]);
    pictures.dispose();
  });
});

describe('pictures of a run that goes on', () => {
  test('are watched, by what is in view', async () => {
    const { api, run, pictures } = setUp();
    await run.start();
    api.send(started);
    await settle();
    expect(api.asked('run.watch')).toHaveLength(1);
    const stopWanting = pictures.want('predictions');
    pictures.selectedNodeId = 'dense_1';
    await settle();
    expect(api.asked('run.watch').at(-1)).toMatchObject({
      probes: [{ kind: 'activations' }, { kind: 'weights' }],
    });
    api.send({
      type: 'run/epoch',
      runId: 'run-1',
      epoch: 1,
      step: 9,
      loss: 1,
      examplesPerSecond: 1,
    });
    await settle();
    expect(api.asked('run.watch').at(-1)).toMatchObject({
      probes: [{ kind: 'activations' }, { kind: 'weights' }, { kind: 'predictions' }],
    });
    stopWanting();
    pictures.selectedNodeId = 'flatten_1';
    await settle();
    expect(api.asked('run.watch').at(-1)).toMatchObject({ probes: [{ kind: 'activations' }] });
    expect(api.asked('model.preview')).toEqual([]);
    pictures.dispose();
  });

  test('pause while the page is hidden', async () => {
    const { api, run, isHidden, pictures } = setUp();
    await run.start();
    api.send(started);
    isHidden.value = true;
    await settle();
    expect(api.asked('run.watch').at(-1)).toEqual({ probes: [] });
    pictures.dispose();
  });

  test('are told to have been seen after they were drawn, so that the next one comes', async () => {
    const { api, run, pictures, drawn } = setUp();
    await run.start();
    api.send(started);
    api.send(activations, activationBytes);
    expect(pictures.nodes.get('dense_1')?.data).toEqual(Float32Array.from([3, 4, 5]));
    expect(pictures.nodes.get('flatten_1')?.fullShape).toEqual([784]);
    expect(pictures.labels.get(0)).toBe(3);
    expect(api.asked('run.seen')).toEqual([]);
    for (const callback of drawn) callback();
    await settle();
    expect(api.asked('run.seen')).toEqual([{ probeId: 'activations' }]);
    pictures.dispose();
  });

  test('ignore another run', async () => {
    const { api, run, pictures } = setUp();
    await run.start();
    api.send({ ...activations, runId: 'run-2' }, activationBytes);
    expect(pictures.nodes.size).toBe(0);
    pictures.dispose();
  });

  test('give each prediction its picture', async () => {
    const { api, run, pictures } = setUp();
    await run.start();
    const item = { example: 5, label: 3, predicted: 8, confidence: 0.9 };
    api.send(
      {
        type: 'probe/predictions',
        probeId: 'predictions',
        runId: 'run-1',
        step: 1,
        total: 2000,
        wrong: 31,
        items: [item, { ...item, example: 9, label: 4 }],
        pictures: { shape: [2, 1, 2, 1], offset: 1 },
      },
      activationBytes,
    );
    expect(pictures.predictions?.items[1]).toMatchObject({ example: 9, label: 4 });
    expect(pictures.predictions?.items[1]?.picture).toEqual({
      data: Float32Array.from([4, 5]),
      shape: [1, 2, 1],
    });
    expect([...pictures.labels]).toEqual([
      [5, 3],
      [9, 4],
    ]);
    pictures.dispose();
  });

  test('are forgotten with the project they belong to', async () => {
    const { api, run, draft, pictures } = setUp();
    await run.start();
    await settle();
    api.send(activations, activationBytes);
    expect(pictures.nodes.size).toBe(2);
    draft.value = { ...draft.value, projectId: 'project-2' };
    await settle();
    expect(pictures.nodes.size).toBe(0);
    expect(pictures.labels.size).toBe(0);
    pictures.dispose();
  });
});
