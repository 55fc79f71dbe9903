import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { faultyTrainer } from './faulty-trainers/index.ts';
import { makeRunFolder } from './make-run-folder.ts';
import { openHost, refusal, specOf, text } from './open-host.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

test('a run that cannot go on gives way to the training that waited while it was tried', async () => {
  const { home, ask, seen } = await openHost();
  const { id: projectId } = await ask('project.create', { text });
  // What the trainer wrote of it is missing, which the trainer alone misses.
  makeRunFolder(join(home, 'runs'), 'broken', { spec: specOf(1) });
  const resumed = ask('run.resume', { runId: 'broken' });
  const refused = expect(resumed).rejects.toMatchObject(refusal('run-broken'));
  // From here on it has the trainer, which is still on its way.
  await seen('trainer/state');
  await ask('queue.add', { projectId, spec: specOf(1), engine: 'wasm' });
  await refused;
  expect((await seen('run/finished')).reason).toBe('completed');
});

test('a run that never began leaves no folder behind', async () => {
  const { home, ask } = await openHost(makeTemporaryFolder(), faultyTrainer('failing'));
  const { id: projectId } = await ask('project.create', { text });
  const spec = specOf(1);
  const engine = 'wasm';
  const source = { kind: 'imported' as const, id: 'not-here' };
  const unknown = { ...spec, data: { ...spec.data, source } };
  await expect(ask('run.start', { projectId, spec: unknown, engine })).rejects.toMatchObject(
    refusal('data-not-kept'),
  );
  await expect(ask('run.start', { projectId, spec, engine })).rejects.toMatchObject(
    refusal('trainer-failed'),
  );
  expect(readdirSync(join(home, 'runs'))).toEqual([]);
});

test('nothing is trained beside a search for a learning rate, and what waits begins behind it', async () => {
  const { ask, seen } = await openHost();
  const { settings } = await ask('app.hello', {});
  await ask('settings.save', { ...settings, engine: 'wasm' });
  const { id: projectId } = await ask('project.create', { text });
  const spec = specOf(1);
  const run = { projectId, spec, engine: 'wasm' as const };
  const found = ask('rate.find', { searchId: 'first', spec });
  await expect(ask('run.start', run)).rejects.toMatchObject(refusal('run-beside-rate-search'));
  await expect(ask('rate.find', { searchId: 'other', spec })).rejects.toMatchObject(
    refusal('rate-search-busy'),
  );
  await ask('queue.add', run);
  await seen('rate/steps');
  expect((await ask('queue.list', {})).entries).toMatchObject([{ projectId }]);
  expect((await ask('queue.list', {})).entries[0]?.runId).toBeUndefined();
  await ask('rate.stop', { searchId: 'first' });
  expect((await found).isStopped).toBe(true);
  expect((await seen('run/finished')).reason).toBe('completed');
});
