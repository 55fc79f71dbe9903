import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createHost } from '../../../src-main/host/create-host.ts';
import { createFiles } from '../../../src-main/host/files.ts';
import { openQueueStore, type KeptRun } from '../../../src-main/host/queue-store.ts';
import { ownerSession } from '../../../src-main/host/session.ts';
import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { irisSpec } from './make-run-folder.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const spec = irisSpec();
const run = (entryId: string, more: Partial<KeptRun> = {}): KeptRun => ({
  entryId,
  projectId: 'p',
  spec,
  engine: 'wasm',
  ...more,
});
const filesIn = (home: string): string[] =>
  readdirSync(join(home, 'queue')).filter((name) => name !== 'lock.json');

/** Keeps runs, ends, and opens again. */
async function keepAndReopen(home: string, ...states: readonly (readonly KeptRun[])[]) {
  const store = await openQueueStore(createFiles(), home);
  for (const waiting of states) store.keep(waiting);
  await store.close();
  const again = await openQueueStore(createFiles(), home);
  onTestFinished(() => again.close());
  return again;
}

test('trainings that wait are read back as they were, in their order', async () => {
  const runs = [
    run('b', { name: 'Second' }),
    run('a', { sweep: { sweepId: 's', values: [1, 'two'] } }),
    run('c', { spec: { ...spec, title: 'Other', data: { ...spec.data, validationShare: 0.5 } } }),
  ];
  const { kept } = await keepAndReopen(makeTemporaryFolder(), runs);
  expect(kept).toEqual(runs);
});

test('only the last state counts, and files of which nothing waits any more are taken away', async () => {
  const home = makeTemporaryFolder();
  const first = Array.from({ length: 120 }, (_, at) => run(`first-${at}`));
  const store = await openQueueStore(createFiles(), home);
  store.keep(first);
  await store.close();
  expect(filesIn(home)).toHaveLength(4);
  const { kept } = await keepAndReopen(home, [run('new'), ...first.slice(110)]);
  expect(kept.map(({ entryId }) => entryId)).toEqual([
    'new',
    ...first.slice(110).map(({ entryId }) => entryId),
  ]);
  expect(filesIn(home)).toHaveLength(3);
  const emptied = await keepAndReopen(makeTemporaryFolder(), [run('a')], []);
  expect(emptied.kept).toEqual([]);
});

test('data that trainings share are written once', async () => {
  const home = makeTemporaryFolder();
  const text = 'to be or not to be '.repeat(100);
  const source = { kind: 'text', corpus: 'own', text, window: 8 } as const;
  const long = { ...spec, data: { ...spec.data, source } };
  const { kept } = await keepAndReopen(home, [run('a', { spec: long }), run('b', { spec: long })]);
  const [batch = ''] = filesIn(home).filter((name) => name.startsWith('batch'));
  const content = readFileSync(join(home, 'queue', batch), 'utf8');
  expect(content.split(text)).toHaveLength(2);
  expect(kept.map((one) => one.spec)).toEqual([long, long]);
});

test('a damaged file costs what stands in it and nothing else', async () => {
  const home = makeTemporaryFolder();
  const store = await openQueueStore(createFiles(), home);
  const many = Array.from({ length: 60 }, (_, at) => run(`run-${at}`));
  store.keep(many);
  await store.close();
  writeFileSync(join(home, 'queue', 'batch-run-0.json'), '{"format":1,"runs":[');
  const again = await openQueueStore(createFiles(), home);
  expect(again.kept.map(({ entryId }) => entryId)).toEqual(
    many.slice(50).map(({ entryId }) => entryId),
  );
  await again.close();
  writeFileSync(join(home, 'queue', 'order.json'), 'no JSON');
  const last = await openQueueStore(createFiles(), home);
  expect(last.kept).toEqual([]);
  await last.close();
});

test('of two programs one keeps the queue, and the other takes nothing over', async () => {
  const home = makeTemporaryFolder();
  const first = await openQueueStore(createFiles(), home);
  first.keep([run('a')]);
  const second = await openQueueStore(createFiles(), home);
  expect(second.kept).toEqual([]);
  second.keep([run('b')]);
  await second.close();
  await first.close();
  const third = await openQueueStore(createFiles(), home);
  expect(third.kept.map(({ entryId }) => entryId)).toEqual(['a']);
  await third.close();
});

test('a program that starts again shows what waited and begins nothing by itself', async () => {
  const home = makeTemporaryFolder();
  const files = createFiles();
  const host = await createHost({ shell: 'browser', home });
  const text = writeLienzoFile(buildTemplate('iris-mlp', 'Iris'));
  const { result } = await host.ask(ownerSession, 'project.create', { text });
  await host.close();
  const store = await openQueueStore(files, home);
  store.keep([run('a', { projectId: result.id }), run('b', { projectId: result.id })]);
  await store.close();

  const again = await createHost({ shell: 'browser', home });
  onTestFinished(() => again.close());
  const begun: string[] = [];
  again.listen((event) => {
    if (event.type === 'run/started') begun.push(event.runId);
  });
  const state = await again.ask(ownerSession, 'queue.list', {});
  expect(state.result).toMatchObject({
    entries: [{ entryId: 'a' }, { entryId: 'b' }],
    held: { code: 'queue-kept' },
  });
  await again.ask(ownerSession, 'queue.cancel', { entryIds: ['b'] });
  await again.ask(ownerSession, 'queue.go-on', {});
  await expect
    .poll(async () => (await again.ask(ownerSession, 'queue.list', {})).result.entries, {
      timeout: 60_000,
      interval: 50,
    })
    .toEqual([]);
  expect(begun).toHaveLength(1);
});
