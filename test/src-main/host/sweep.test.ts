import { expect, onTestFinished, test } from 'vitest';

import { createHost } from '../../../src-main/host/create-host.ts';
import { ownerSession } from '../../../src-main/host/session.ts';
import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import type { ApiMethod, ApiParams, ApiResult } from '../../../src-shared/protocol/api.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { irisSpec } from './make-run-folder.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

test('a sweep is trained to its end although the trainer is killed in the middle of it', async () => {
  const host = await createHost({ shell: 'browser', home: makeTemporaryFolder() });
  onTestFinished(() => host.close());
  const ask = async <M extends ApiMethod>(method: M, params: ApiParams<M>): Promise<ApiResult<M>> =>
    (await host.ask(ownerSession, method, params)).result;
  const finished: string[] = [];
  let begun = 0;
  host.listen((event) => {
    if (event.type === 'run/started') {
      begun += 1;
      if (begun === 2) process.kill(event.trainerPid, 'SIGKILL');
    }
    if (event.type === 'run/finished') finished.push(event.runId);
  });
  const text = writeLienzoFile(buildTemplate('iris-mlp', 'Iris'));
  const { id: projectId } = await ask('project.create', { text });
  const plan = { axes: [{ path: 'model.dense_1.units', values: [2, 4] }], seeds: [1, 2] };
  const sweep = await ask('sweep.start', {
    projectId,
    spec: irisSpec({ epochs: 40 }),
    engine: 'wasm',
    title: 'Width',
    plan,
  });
  expect(sweep.runs).toBe(4);
  await expect
    .poll(async () => (await ask('queue.list', {})).entries, { timeout: 60_000, interval: 50 })
    .toEqual([]);

  const runs = (await ask('run.list', { projectId })).toSorted((a, b) => a.startedAt - b.startedAt);
  expect(finished).toHaveLength(3);
  expect(runs.map(({ state }) => state)).toEqual([
    'completed',
    'interrupted',
    'completed',
    'completed',
  ]);
  expect(runs[1]?.problem?.code).toBe('trainer-killed');
  expect(runs.map((run) => run.sweep)).toEqual(
    [2, 4, 2, 4].map((units) => ({ sweepId: sweep.sweepId, values: [units] })),
  );
  expect(runs.map(({ seed }) => seed)).toEqual([1, 1, 2, 2]);
  // E_in of the network as it ended, on the training examples, is no mean over the epoch.
  expect(runs[0]?.trainLoss).toBeGreaterThan(0);
  expect(runs[0]?.trainLoss).not.toBe(runs[0]?.loss);
  expect(await ask('sweep.list', { projectId })).toEqual([sweep]);
  expect(await ask('sweep.list', { projectId: 'another' })).toEqual([]);

  // One that goes on is measured as it was before.
  await ask('run.resume', { runId: runs[0]?.runId ?? '', moreEpochs: 1 });
  await expect.poll(() => finished.length, { timeout: 60_000, interval: 50 }).toBe(4);
  const longer = (await ask('run.list', { projectId })).find(
    ({ runId }) => runId === runs[0]?.runId,
  );
  expect(longer?.epochs).toBe(41);
  expect(longer?.trainLoss).toBeGreaterThan(0);
});
