import { expect, test } from 'vitest';

import { askedNetwork, isSameNetwork } from '../../../src-renderer/captions/asked-network.ts';
import { LivePictures } from '../../../src-renderer/run/live-pictures.svelte.ts';
import { TrainingRun, type Draft } from '../../../src-renderer/run/training-run.svelte.ts';
import { digitsSpec, summary } from '../run/example-run.ts';
import { StandInApi } from '../run/stand-in-api.ts';

test('a run is asked about as soon as there is one, though no picture of it has come yet', async () => {
  const api = new StandInApi({
    'run.start': () => ({ runId: 'run-1' }),
    'run.list': () => [summary],
    'run.watch': () => ({}),
    'model.preview': () => ({}),
  });
  const draft: Draft = { projectId: 'project-1', spec: digitsSpec, engine: 'auto' };
  const run = new TrainingRun({ api, draft: () => draft, now: () => 0 });
  const pictures = new LivePictures({ api, run, draft: () => draft, isHidden: () => true });
  expect(askedNetwork(pictures)).toEqual({ spec: digitsSpec });
  await run.start();
  expect(pictures.captioning.beam).toBeUndefined();
  expect(askedNetwork(pictures)).toEqual({ spec: digitsSpec, runId: 'run-1' });
  pictures.dispose();
  run.dispose();
});

test('networks are the same where they are of one run, or both untrained and alike', () => {
  const [one, other] = [
    { spec: digitsSpec, runId: 'run-1' },
    { spec: digitsSpec, runId: 'run-2' },
  ];
  expect(isSameNetwork(one, { ...one, step: 3 })).toBe(true);
  expect(isSameNetwork(one, other)).toBe(false);
  expect(isSameNetwork(one, { spec: digitsSpec })).toBe(false);
  expect(isSameNetwork({ spec: digitsSpec }, { spec: { ...digitsSpec } })).toBe(true);
  const data = { ...digitsSpec.data, validationShare: 0.5 };
  expect(isSameNetwork({ spec: digitsSpec }, { spec: { ...digitsSpec, data } })).toBe(false);
  expect(isSameNetwork(undefined, one)).toBe(false);
});
