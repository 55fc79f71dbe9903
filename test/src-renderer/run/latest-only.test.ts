import { expect, test } from 'vitest';

import { LatestOnly } from '../../../src-renderer/run/latest-only.ts';

test('one piece of work is done at a time, and of those that wait only the last', async () => {
  const begun: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<undefined>>();
  const line = new LatestOnly();
  const ask = (name: string): void => {
    const gate = Promise.withResolvers<undefined>();
    gates.set(name, gate);
    line.ask(async () => {
      begun.push(name);
      await gate.promise;
    });
  };
  const finish = async (name: string): Promise<void> => {
    gates.get(name)?.resolve(undefined);
    await new Promise(setImmediate);
  };

  ask('first');
  ask('second');
  ask('third');
  expect(begun).toEqual(['first']);
  expect([line.isBusy, line.hasNext]).toEqual([true, true]);
  await finish('first');
  expect(begun).toEqual(['first', 'third']);
  await finish('third');
  expect([line.isBusy, line.hasNext]).toEqual([false, false]);
  ask('fourth');
  expect(begun).toEqual(['first', 'third', 'fourth']);
});
