import { expect, test, vi } from 'vitest';

import { Experiments } from '../../../../src-renderer/run/library/experiments.svelte.ts';
import { TrainingRun } from '../../../../src-renderer/run/training-run.svelte.ts';
import type { RunSummary } from '../../../../src-shared/protocol/api.ts';
import { diffQueues } from '../../../../src-shared/protocol/queue-change.ts';
import type { QueueEntry, QueueState } from '../../../../src-shared/protocol/queue.ts';
import { runSettings } from '../../../../src-shared/runs/run-settings.ts';
import { changeSetting } from '../../../../src-shared/spec/change-setting.ts';
import { digitsSpec, emptyRecord, summary } from '../example-run.ts';
import { StandInApi } from '../stand-in-api.ts';

const changed = changeSetting(digitsSpec, 'training.optimizer.learningRate', 0.5);
const entry: QueueEntry = {
  entryId: 'entry-1',
  projectId: 'project-1',
  settings: runSettings(changed),
};
const trained: RunSummary = {
  ...summary,
  runId: 'run-2',
  startedAt: 2,
  state: 'completed',
  settings: runSettings(changed),
};

async function setUp() {
  const host: { queue: QueueState; runs: RunSummary[] } = {
    queue: { entries: [entry], failures: [] },
    runs: [{ ...summary, settings: runSettings(digitsSpec) }],
  };
  const api = new StandInApi({
    'queue.add': () => ({ entryId: 'entry-1' }),
    'queue.list': () => host.queue,
    'queue.cancel': () => ({}),
    'run.list': () => host.runs,
    'run.summary': ({ runId }) => host.runs.find((run) => run.runId === runId) ?? trained,
    'run.record': () => emptyRecord,
  });
  const run = new TrainingRun({ api, draft: () => undefined });
  await run.openProject('project-1');
  const onend = vi.fn<(runId: string) => void>();
  const experiments = new Experiments({ api, run, engine: () => 'auto', onend });
  await experiments.train('project-1', changed);
  const tell = (queue: QueueState): void => {
    const change = diffQueues(host.queue, queue);
    host.queue = queue;
    api.send({ type: 'queue/changed', ...change });
  };
  return { api, host, run, experiments, onend, tell };
}

test('a training that was asked for is told of when it is over', async () => {
  const { api, host, run, experiments, onend, tell } = await setUp();
  expect(experiments.queue.entries).toEqual([entry]);
  tell({ entries: [{ ...entry, runId: 'run-2' }], failures: [] });
  api.send({
    type: 'run/epoch',
    runId: 'run-2',
    epoch: 3,
    step: 300,
    loss: 0.1,
    examplesPerSecond: 10,
  });
  expect(experiments.epoch).toBe(3);
  expect(onend).not.toHaveBeenCalled();
  host.runs = [trained, ...host.runs];
  tell({ entries: [], failures: [] });
  await vi.waitFor(() => expect(onend).toHaveBeenCalledExactlyOnceWith('run-2'));
  expect(experiments.epoch).toBe(0);
  // Of all runs one is other, and that one is asked for.
  expect(run.runs.map(({ runId }) => runId)).toEqual(['run-2', summary.runId]);
  expect(api.asked('run.summary')).toEqual([{ runId: 'run-2' }]);
  expect(api.asked('run.list')).toHaveLength(1);
});

test('one that was over before its run had a name is known by what it was told', async () => {
  const { host, onend, tell } = await setUp();
  host.runs = [trained, ...host.runs];
  tell({ entries: [], failures: [] });
  await vi.waitFor(() => expect(onend).toHaveBeenCalledExactlyOnceWith('run-2'));
});

test('one that was cancelled is not drawn', async () => {
  const { api, host, experiments, onend, tell } = await setUp();
  tell({ entries: [{ ...entry, runId: 'run-2' }], failures: [] });
  await experiments.cancel([entry]);
  expect(api.asked('queue.cancel')).toEqual([{ entryIds: ['entry-1'] }]);
  host.runs = [trained, ...host.runs];
  tell({ entries: [], failures: [] });
  await vi.waitFor(() => expect(api.asked('run.summary')).toHaveLength(1));
  expect(onend).not.toHaveBeenCalled();
});
