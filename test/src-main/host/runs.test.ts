import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { createFiles } from '../../../src-main/host/files.ts';
import { createRuns, type Runs } from '../../../src-main/host/runs.ts';
import { irisSpec, makeRunFolder } from './make-run-folder.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const openRuns = (home: string): Runs => createRuns({ files: createFiles(), home });

/** A home with runs of one project, and what looks after them. */
async function withRuns(ids: readonly string[]): Promise<{ home: string; runs: Runs }> {
  const home = makeTemporaryFolder();
  const runs = openRuns(home);
  for (const [index, id] of ids.entries()) {
    makeRunFolder(join(home, 'runs'), id, { spec: irisSpec({ seed: index + 1 }) });
    await runs.adopt(id, 'project-1');
  }
  return { home, runs };
}

test('a run has a number of its own for life, also after another was deleted', async () => {
  const { home, runs } = await withRuns(['a', 'b', 'c']);
  const numbers = async (of: Runs): Promise<unknown> =>
    Object.fromEntries((await of.list('project-1')).map(({ runId, number }) => [runId, number]));
  expect(await numbers(runs)).toEqual({ a: 1, b: 2, c: 3 });
  await runs.remove('c');
  const later = openRuns(home);
  await later.sweep();
  expect(await numbers(later)).toEqual({ a: 1, b: 2 });
  makeRunFolder(join(home, 'runs'), 'd', { spec: irisSpec() });
  await runs.adopt('d', 'project-1');
  expect(await numbers(runs)).toMatchObject({ d: 4 });
});

test('what is said of a run outlives the program, and only what is said anew changes', async () => {
  const { home, runs } = await withRuns(['a']);
  await runs.describe('a', { name: 'slow', notes: 'Falls evenly.' });
  await runs.describe('a', { isPinned: true });
  const [again] = await openRuns(home).list('project-1');
  expect(again).toMatchObject({ name: 'slow', notes: 'Falls evenly.', isPinned: true, number: 1 });
  expect(again?.environment).toEqual({
    programVersion: '0.0.0',
    engineVersion: '4',
    device: 'CPU',
    dataHash: 'ab12',
  });
  expect(again?.settings['training.seed']).toBe(1);
  expect(again).toMatchObject({ loss: 0.25, valLoss: 0.5, parameterCount: 403, epochs: 2 });
});

test('a deleted run is had back until the program starts again, and then its folder is gone', async () => {
  const { home, runs } = await withRuns(['a', 'b']);
  await runs.remove('a');
  expect((await runs.list('project-1')).map(({ runId }) => runId)).toEqual(['b']);
  await runs.restore('a');
  expect(await runs.list('project-1')).toHaveLength(2);
  expect(await openRuns(home).sweep()).toBe(0);
  await runs.remove('a');
  expect(await openRuns(home).sweep()).toBe(1);
  expect(existsSync(join(home, 'runs', 'a'))).toBe(false);
  expect(existsSync(join(home, 'runs', 'b'))).toBe(true);
});

test('a run that is not there is refused', async () => {
  const { runs } = await withRuns([]);
  for (const ask of [
    () => runs.describe('x', {}),
    () => runs.remove('x'),
    () => runs.restore('x'),
  ]) {
    await expect(ask()).rejects.toMatchObject({ problem: { code: 'run-missing' } });
  }
});

test('a diverged run is that, although its curve has the update that was tried', async () => {
  const { home, runs } = await withRuns([]);
  const summary = async (id: string, reason: 'completed' | 'diverged', points: number) => {
    makeRunFolder(join(home, 'runs'), id, { spec: irisSpec(), reason, points });
    const { state, step } = await runs.summary(id);
    return { state, step };
  };
  // All of them say that they ended after 16 steps.
  expect(await summary('tried', 'diverged', 17)).toEqual({ state: 'diverged', step: 16 });
  expect(await summary('made', 'diverged', 16)).toEqual({ state: 'diverged', step: 16 });
  expect(await summary('resumed', 'diverged', 18)).toEqual({ state: 'interrupted', step: 18 });
  expect(await summary('longer', 'completed', 17)).toEqual({ state: 'interrupted', step: 17 });
});
