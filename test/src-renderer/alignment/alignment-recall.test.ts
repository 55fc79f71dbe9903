import { expect, it } from 'vitest';

import { AlignmentRecall } from '../../../src-renderer/alignment/alignment-recall.svelte.ts';
import type { AskedNetwork } from '../../../src-renderer/captions/asked-network.ts';
import type { ApiParams } from '../../../src-shared/protocol/api.ts';
import { digitsSpec } from '../run/example-run.ts';
import { reactive } from '../run/reactive.svelte.ts';
import { StandInApi } from '../run/stand-in-api.ts';

type Params = ApiParams<'model.alignment-ranks'>;

/** Two pictures a group: the sentence of the first is found, that of the second only in the first group. */
function setUp(groups: number, onAsk: (params: Params) => void = () => undefined) {
  const network = reactive<AskedNetwork>({ spec: digitsSpec, runId: 'run-1' });
  const api = new StandInApi({
    'model.alignment-ranks': (params) => {
      onAsk(params);
      const sentences = params.asked.group === 0 ? [1, 1] : [1, 7];
      return { step: 9, among: 2, groups, pictures: [1, 12], sentences };
    },
  });
  return { api, network, recall: new AlignmentRecall(api, () => network.value) };
}

it('is asked for group by group, and grows until the last', async () => {
  const { api, recall } = setUp(2);
  expect(recall.figures).toBeUndefined();
  await recall.measure();
  const runId = 'run-1';
  expect(api.asked('model.alignment-ranks')).toEqual([
    { spec: digitsSpec, runId, asked: { group: 0 } },
    { spec: digitsSpec, runId, asked: { group: 1 } },
  ]);
  expect(recall.figures).toEqual({
    pictures: { at1: 0.5, at5: 0.5, at10: 0.5, medianRank: 1 },
    sentences: { at1: 0.75, at5: 0.75, at10: 1, medianRank: 1 },
  });
  expect(recall.measured).toMatchObject({ step: 9, among: 2 });
  expect(recall.question).toMatchObject({ isAsking: false, share: 1 });
});

it('takes a thousand pictures at most', async () => {
  const { api, recall } = setUp(80);
  await recall.measure();
  expect(api.asked('model.alignment-ranks')).toHaveLength(10);
});

it('can be left off, and then keeps what it has', async () => {
  const { api, recall } = setUp(5, ({ asked }) => {
    if (asked.group === 1) recall.question.cancel();
  });
  await recall.measure();
  expect(api.asked('model.alignment-ranks')).toHaveLength(2);
  expect(recall.measured?.pictures).toHaveLength(2);
  expect(recall.question.isAsking).toBe(false);
});

it('is not shown of another run', async () => {
  const { network, recall } = setUp(1);
  await recall.measure();
  expect(recall.figures).toBeDefined();
  network.value = { spec: digitsSpec, runId: 'run-2' };
  expect(recall.figures).toBeUndefined();
});
