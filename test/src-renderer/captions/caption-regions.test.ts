import { expect, test } from 'vitest';

import { CaptionRegions } from '../../../src-renderer/captions/caption-regions.svelte.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { Api, ApiParams } from '../../../src-shared/protocol/api.ts';
import { digitsSpec } from '../run/example-run.ts';
import { reactive } from '../run/reactive.svelte.ts';

type Asked = ApiParams<'model.caption-regions'>['asked'];

/** Answers a row of two squares or a word's slopes at a time, for a picture of 2 × 2 and two words. */
function standIn(onAsk: (asked: Asked) => void = () => undefined) {
  const asked: Asked[] = [];
  const callWithBytes = (async (_: string, params: ApiParams<'model.caption-regions'>) => {
    asked.push(params.asked);
    onAsk(params.asked);
    const { part } = params.asked;
    const [shape, numbers, of] =
      part.kind === 'occlusion'
        ? [[1, 2, 2], [part.fromRow + 1, 0, 3, 0], 2]
        : [[1, 2, 2], [part.fromWord, 0, 0, 1], 2];
    const bytes = new Uint8Array(Float32Array.from(numbers).buffer);
    return Promise.resolve({ result: { step: 8, shape, of }, bytes });
  }) as Api['callWithBytes'];
  return { api: { callWithBytes }, asked };
}

const network = { spec: digitsSpec, runId: 'run-1' };
const subject = {
  asked: { kind: 'held-out', example: 1 },
  picture: { data: new Float32Array(4), shape: [2, 2, 1] },
  words: ['a', '<end>'],
} as const;

test('squares are asked for row by row, then slopes word by word', async () => {
  const { api, asked } = standIn();
  const regions = new CaptionRegions(api, () => network);
  await regions.measure(subject, 1);
  expect(asked.map(({ part }) => part)).toEqual([
    { kind: 'occlusion', patch: 1, stride: 1, fromRow: 0 },
    { kind: 'occlusion', patch: 1, stride: 1, fromRow: 1 },
    { kind: 'gradient', fromWord: 0 },
    { kind: 'gradient', fromWord: 1 },
  ]);
  expect(regions.question).toMatchObject({ isAsking: false, share: 1, problem: undefined });
  expect(regions.measured).toMatchObject({ step: 8, patch: 1, stride: 1 });
  const heat = regions.heatOf(0)!;
  expect([...heat.drops]).toEqual([1, 3, 2, 3]);
  expect([...heat.slopes!]).toEqual([0, 0, 0, 1]);
});

test('whoever leaves off keeps what is there, and asks no more', async () => {
  const { api, asked } = standIn((one) => {
    if (one.part.kind === 'occlusion' && one.part.fromRow === 1) regions.question.cancel();
  });
  const regions = new CaptionRegions(api, () => network);
  await regions.measure(subject, 1);
  expect(asked).toHaveLength(2);
  expect(regions.measured!.drops).toHaveLength(4);
  expect(regions.heatOf(0)!.slopes).toBeUndefined();
  expect(regions.question.isAsking).toBe(false);
});

test('what was measured of one run is not shown of the next', async () => {
  const now = reactive<{ spec: typeof digitsSpec; runId?: string }>(network);
  const regions = new CaptionRegions(standIn().api, () => now.value);
  await regions.measure(subject, 1);
  expect(regions.heatOf(0)).toBeDefined();
  now.value = { spec: digitsSpec, runId: 'run-2' };
  expect(regions.measured).toBeUndefined();
  expect(regions.heatOf(0)).toBeUndefined();
});

test('a refusal is kept to be said', async () => {
  const { api } = standIn(() => {
    throw new ProblemError('run-untrained', { dir: 'x' });
  });
  const regions = new CaptionRegions(api, () => network);
  await regions.measure(subject, 1);
  expect(regions.question.problem?.code).toBe('run-untrained');
  expect(regions.question.isAsking).toBe(false);
});
