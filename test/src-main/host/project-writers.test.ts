import { beforeEach, expect, test } from 'vitest';

import {
  createProjectWriters,
  type ProjectWriters,
} from '../../../src-main/host/project-writers.ts';

let journal: string;
let writers: ProjectWriters;
const add = (line: string) => (): Promise<void> => {
  journal += line;
  return Promise.resolve();
};

beforeEach(() => {
  journal = '';
  writers = createProjectWriters(() => Promise.resolve(journal));
});

test('the window that opened a project last writes it, and an older one is told', async () => {
  const older = await writers.claim('p');
  await writers.write('p', older, add('a'));
  const newer = await writers.claim('p');
  await expect(writers.write('p', older, add('b'))).rejects.toMatchObject({
    problem: { code: 'project-open-elsewhere' },
  });
  await writers.write('p', newer, add('c'));
  expect(journal).toBe('ac');
});

test('what another program wrote meanwhile is not written over', async () => {
  const writer = await writers.claim('p');
  journal = 'written by another program';
  await expect(writers.write('p', writer, add('b'))).rejects.toMatchObject({
    problem: { code: 'project-changed-elsewhere' },
  });
  expect(journal).toBe('written by another program');
  await writers.write('p', await writers.claim('p'), add(', then here'));
  expect(journal).toBe('written by another program, then here');
});

test('after a write that failed half way its window goes on', async () => {
  const writer = await writers.claim('p');
  const failing = (): Promise<void> => {
    journal += 'half';
    return Promise.reject(new Error('disk full'));
  };
  await expect(writers.write('p', writer, failing)).rejects.toThrow('disk full');
  await writers.write('p', writer, add(' whole'));
  expect(journal).toBe('half whole');
});

test('after a new start the first window that writes is the writer, also of two that write at once', async () => {
  const results = await Promise.allSettled([
    writers.write('p', 'one', add('1')),
    writers.write('p', 'two', add('2')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(journal).toBe('1');
});
