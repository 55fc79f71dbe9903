import { join } from 'node:path';

import { expect, test } from 'vitest';

import { makeRunFolder } from './make-run-folder.ts';
import { openHost, refusal, specOf, text } from './open-host.ts';

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
