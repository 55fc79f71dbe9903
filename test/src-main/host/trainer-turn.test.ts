import { expect, test } from 'vitest';

import { createTrainerTurn } from '../../../src-main/host/trainer-turn.ts';

const refusal = (code: string): object => ({ problem: { code } });

test('a search keeps runs and other searches from beginning until it is over', async () => {
  const turn = createTrainerTurn(() => false);
  const end = Promise.withResolvers<string>();
  const first = turn.search('first', () => end.promise);
  expect(turn.isBusy()).toBe(true);
  expect(turn.demandFree).toThrow(/run-beside-rate-search/);
  await expect(turn.search('other', () => end.promise)).rejects.toMatchObject(
    refusal('rate-search-busy'),
  );
  end.resolve('found');
  expect(await first).toBe('found');
  expect(turn.isBusy()).toBe(false);
  expect(turn.demandFree).not.toThrow();
});

test('behind a search that was told to stop the next has its turn, unless it was told to as well', async () => {
  const turn = createTrainerTurn(() => false);
  const end = Promise.withResolvers<undefined>();
  const first = turn.search('first', async (isStopped) => {
    await end.promise;
    return isStopped();
  });
  turn.stopSearch('first');
  const second = turn.search('second', (isStopped) => Promise.resolve(isStopped()));
  turn.stopSearch('second');
  end.resolve(undefined);
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect(await turn.search('third', (isStopped) => Promise.resolve(isStopped()))).toBe(false);
});

test('no search begins beside a run, nor does one that failed keep anything from beginning', async () => {
  let isRunning = true;
  const turn = createTrainerTurn(() => isRunning);
  const never = (): Promise<never> => Promise.reject(new Error('the search failed'));
  await expect(turn.search('a', never)).rejects.toMatchObject(refusal('rate-search-beside-run'));
  expect(turn.demandFree).toThrow(/run-busy/);
  isRunning = false;
  await expect(turn.search('b', never)).rejects.toThrow('the search failed');
  expect(turn.isBusy()).toBe(false);
});
