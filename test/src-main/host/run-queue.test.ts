import { expect, test } from 'vitest';

import { createRunQueue, type QueuedRun } from '../../../src-main/host/run-queue.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { QueueState } from '../../../src-shared/protocol/queue.ts';
import { irisSpec } from './make-run-folder.ts';

const spec = irisSpec();
const named = (name: string): QueuedRun => ({ projectId: 'p', name, spec, engine: 'wasm' });

/** A queue whose trainer is played here: what was begun, and how a training ends. */
function open(refuse: (name: string) => string | undefined = () => undefined) {
  let active: string | undefined;
  const begun: string[] = [];
  const stopped: string[] = [];
  let state: QueueState = { entries: [], failures: [] };
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
      if (event.type === 'queue/changed') state = event;
    },
  });
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
