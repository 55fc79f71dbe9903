import { expect, test } from 'vitest';

import { createRunQueue, type QueuedRun } from '../../../src-main/host/run-queue.ts';
import type { QueueStore } from '../../../src-main/host/queue-store.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { applyQueueChange } from '../../../src-shared/protocol/queue-change.ts';
import type { QueueState } from '../../../src-shared/protocol/queue.ts';
import { irisSpec } from './make-run-folder.ts';

const spec = irisSpec();
const named = (name: string): QueuedRun => ({ projectId: 'p', name, spec, engine: 'wasm' });

/** A queue whose trainer is played here: what was begun, and how a training ends. */
function open(
  refuse: (name: string) => string | undefined = () => undefined,
  store?: Pick<QueueStore, 'kept' | 'keep'>,
) {
  let active: string | undefined;
  const begun: string[] = [];
  const stopped: string[] = [];
  /** As a window has it that follows every change. */
  let state: QueueState = { entries: [], failures: [] };
  /** The lengths of what was told. */
  const told: number[] = [];
  const queue = createRunQueue({
    isBusy: () => active !== undefined,
    begin: ({ name = '' }) => {
      const code = refuse(name);
      if (code !== undefined) return Promise.reject(new ProblemError(code));
      begun.push(name);
      active = `run-${name}`;
      return Promise.resolve(active);
    },
    stop: (runId) => void stopped.push(runId),
    emit: (event) => {
      if (event.type !== 'queue/changed') return;
      told.push(JSON.stringify(event).length);
      state = applyQueueChange(state, event);
      expect(state).toEqual(queue.state());
    },
    ...(store && { store }),
  });
  state = queue.state();
  const end = (kind: 'run/interrupted' | 'run/problem' = 'run/problem'): void => {
    const runId = active ?? '';
    active = undefined;
    queue.hear({ type: kind, runId, step: 1, problem: { code: 'x', details: {} } });
  };
  return {
    queue,
    begun,
    stopped,
    end,
    occupy: (runId: string | undefined) => (active = runId),
    waiting: () => state.entries.map(({ name }) => name),
    state: () => state,
    told,
  };
}

/** Until the queue has had its turn. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
};

test('one training after the other, in order, whatever end the one before had', async () => {
  const { queue, begun, end, waiting } = open();
  queue.add(['a', 'b', 'c'].map(named));
  await settle();
  expect(begun).toEqual(['a']);
  end('run/interrupted');
  await settle();
  expect(begun).toEqual(['a', 'b']);
  end('run/problem');
  await settle();
  expect(begun).toEqual(['a', 'b', 'c']);
  end();
  await settle();
  expect(waiting()).toEqual([]);
});

test('a training that cannot begin is told of, and the next has its turn', async () => {
  const { queue, begun, state, waiting } = open((name) =>
    name === 'bad' ? 'too-large-to-train' : undefined,
  );
  queue.add([named('bad'), named('good')]);
  await settle();
  expect(begun).toEqual(['good']);
  expect(waiting()).toEqual(['good']);
  expect(state().failures).toMatchObject([
    { name: 'bad', problem: { code: 'too-large-to-train' } },
  ]);
});

test('a trainer that keeps dying holds the queue until someone says go on', async () => {
  let isDying = true;
  const { queue, begun, state, waiting } = open(() =>
    isDying ? 'trainer-keeps-stopping' : undefined,
  );
  queue.add([named('a'), named('b')]);
  await settle();
  expect(state().held?.code).toBe('trainer-keeps-stopping');
  expect(waiting()).toEqual(['a', 'b']);
  isDying = false;
  queue.goOn();
  await settle();
  expect(begun).toEqual(['a']);
  expect(state().held).toBeUndefined();
});

test('waits for a training that someone else began, and looks again when told to', async () => {
  const { queue, begun, occupy } = open();
  occupy('theirs');
  queue.add([named('a')]);
  await settle();
  expect(begun).toEqual([]);
  occupy(undefined);
  queue.look();
  await settle();
  expect(begun).toEqual(['a']);
});

test('entries are moved and cancelled; the one at its turn is stopped and leaves when it has ended', async () => {
  const { queue, stopped, end, waiting, begun } = open();
  const [a = '', b = '', c = ''] = queue.add(['a', 'b', 'c', 'd'].map(named));
  await settle();
  queue.move(c, b);
  expect(waiting()).toEqual(['a', 'c', 'b', 'd']);
  queue.move(c, undefined);
  expect(waiting()).toEqual(['a', 'b', 'd', 'c']);
  queue.move(b, a);
  expect(waiting()[0]).toBe('a');
  queue.cancel([a, b]);
  expect(waiting()).not.toContain('b');
  expect(stopped).toEqual(['run-a']);
  expect(waiting()).toContain('a');
  end();
  await settle();
  expect(waiting()).not.toContain('a');
  expect(begun).toEqual(['a', 'd']);
});

test('a training that is over before its beginning was answered gives way to the next', async () => {
  const ended: string[] = [];
  const queue = createRunQueue({
    isBusy: () => false,
    begin: ({ name = '' }) => {
      queue.hear({
        type: 'run/problem',
        runId: name,
        step: 1,
        problem: { code: 'x', details: {} },
      });
      ended.push(name);
      return Promise.resolve(name);
    },
    stop: () => undefined,
    emit: () => undefined,
  });
  queue.add(['a', 'b', 'c'].map(named));
  await settle();
  expect(ended).toEqual(['a', 'b', 'c']);
  expect(queue.state().entries).toEqual([]);
});

test('what waited when the program ended is there again, and begins when someone says go on', async () => {
  const written: string[][] = [];
  const kept = [
    { ...named('a'), entryId: 'one' },
    { ...named('b'), entryId: 'two' },
  ];
  const { queue, begun, state, end } = open(undefined, {
    kept,
    keep: (waiting) => void written.push(waiting.map(({ entryId }) => entryId)),
  });
  queue.look();
  await settle();
  expect(begun).toEqual([]);
  expect(queue.state()).toMatchObject({
    entries: [{ entryId: 'one' }, { entryId: 'two' }],
    held: { code: 'queue-kept', details: { count: 2 } },
  });
  queue.goOn();
  await settle();
  expect(begun).toEqual(['a']);
  expect(state().held).toBeUndefined();
  // What has begun is a run, and waits no more.
  expect(written.at(-1)).toEqual(['two']);
  end();
  await settle();
  expect(begun).toEqual(['a', 'b']);
  expect(written.at(-1)).toEqual([]);
});

test('what was kept and is dropped leaves a queue that begins things again', async () => {
  const { queue, begun, state } = open(undefined, {
    kept: [{ ...named('a'), entryId: 'one' }],
    keep: () => undefined,
  });
  queue.cancel(['one']);
  expect(state()).toMatchObject({ entries: [], failures: [] });
  expect(state().held).toBeUndefined();
  queue.add([named('b')]);
  await settle();
  expect(begun).toEqual(['b']);
});

test('ending the program forgets nothing that waits', async () => {
  const written: string[][] = [];
  const { queue } = open(undefined, {
    kept: [],
    keep: (waiting) => void written.push(waiting.map(({ name = '' }) => name)),
  });
  queue.add(['a', 'b'].map(named));
  await settle();
  queue.close();
  expect(written.at(-1)).toEqual(['b']);
});

test('of a queue however long only what is other is told', async () => {
  const most = async (count: number): Promise<number> => {
    const { queue, told, end, waiting } = open();
    queue.add(Array.from({ length: count }, (_, at) => named(String(at))));
    const [all = 0] = told.splice(0);
    expect(all).toBeGreaterThan(count * 100);
    while (waiting().length > 0) {
      await settle();
      end();
    }
    expect(told.length).toBeGreaterThanOrEqual(2 * count);
    return Math.max(...told);
  };
  expect(await most(40)).toBeLessThan((await most(4)) + 10);
});
