import { expect, onTestFinished, test } from 'vitest';

import { describeEnd, type TrainerEnd } from '../../../src-main/host/describe-end.ts';
import type { TrainerProgram } from '../../../src-main/host/trainer-launch.ts';
import { startTrainer, type TrainerProcess } from '../../../src-main/host/trainer-process.ts';
import type { TrainerEvent } from '../../../src-shared/protocol/trainer-messages.ts';
import { faultyTrainer, type Fault } from './faulty-trainers/index.ts';
import { limitMemory } from './limit-memory.ts';

type Started = {
  readonly trainer: TrainerProcess;
  readonly events: TrainerEvent[];
  readonly ended: Promise<TrainerEnd>;
  /** Resolves when the trainer is found (not) to respond. */
  readonly turned: (isResponding: boolean) => Promise<number>;
};

/** Starts one of the trainers that are made to fail. */
function start(
  name: Fault,
  limited: (program: TrainerProgram) => TrainerProgram = (program) => program,
): Started {
  const events: TrainerEvent[] = [];
  const end = Promise.withResolvers<TrainerEnd>();
  const waiting: { isResponding: boolean; resolve: (at: number) => void }[] = [];
  const trainer = startTrainer(
    limited(faultyTrainer(name)),
    { engine: 'wasm', packsFolder: '/nowhere', resourcesFolder: '/nowhere' },
    {
      onEvent: (event) => void events.push(event),
      onResponding: (isResponding) => {
        for (const one of waiting)
          if (one.isResponding === isResponding) one.resolve(performance.now());
      },
      onEnd: end.resolve,
    },
  );
  onTestFinished(() => trainer.kill());
  return {
    trainer,
    events,
    ended: end.promise,
    turned: (isResponding) => new Promise((resolve) => waiting.push({ isResponding, resolve })),
  };
}

test('a trainer that is stopped in its tracks is noticed, forgiven when it goes on, and can be ended', async () => {
  const { trainer, ended, turned } = start('beating');
  await trainer.ready;
  const silent = turned(false);
  process.kill(trainer.pid ?? 0, 'SIGSTOP');
  const stoppedAt = performance.now();
  expect((await silent) - stoppedAt).toBeLessThan(6_500);
  const back = turned(true);
  process.kill(trainer.pid ?? 0, 'SIGCONT');
  await back;
  process.kill(trainer.pid ?? 0, 'SIGSTOP');
  await trainer.stop(100);
  expect(await ended).toMatchObject({ signal: 'SIGKILL', isWanted: true });
});

test('one that is killed is told with its signal', async () => {
  const { trainer, ended } = start('beating');
  await trainer.ready;
  process.kill(trainer.pid ?? 0, 'SIGKILL');
  expect(describeEnd(await ended)).toEqual({
    code: 'trainer-killed',
    details: { signal: 'SIGKILL' },
  });
});

test('one that gives up is told with the fatal line of its log', async () => {
  const { ended } = start('aborting');
  expect(describeEnd(await ended)).toEqual({
    code: 'trainer-aborted',
    details: { lastLine: expect.stringContaining('Check failed: dtype()') as string },
  });
});

test('one that crashes is told with its signal', async () => {
  const { ended } = start('crashing');
  expect(describeEnd(await ended)).toEqual({
    code: 'trainer-crashed',
    details: { signal: 'SIGSEGV' },
  });
});

test('one whose heap is full ran out of memory', async () => {
  const { ended } = start('hoarding', (one) => limitMemory(one, { megabytes: 60, of: 'heap' }));
  const end = await ended;
  expect([end.signal, describeEnd(end).code]).toEqual(['SIGABRT', 'trainer-out-of-memory']);
});

test('one that the system gives no more ran out of memory', async () => {
  const { ended } = start('allocating', (one) =>
    limitMemory(one, { megabytes: 3_000, of: 'process' }),
  );
  const end = await ended;
  expect([end.code, describeEnd(end).code]).toEqual([1, 'trainer-out-of-memory']);
});

test('one whose device is gone says how', async () => {
  const { ended } = start('losing-device');
  expect(describeEnd(await ended)).toEqual({
    code: 'trainer-device-lost',
    details: { reason: 'the driver was restarted' },
  });
});

test('one that sends what cannot be read is ended', async () => {
  const { trainer, ended } = start('garbling');
  await trainer.ready;
  expect(describeEnd(await ended).code).toBe('trainer-garbled');
});

test('one of another version is refused', async () => {
  const { trainer } = start('newer');
  await expect(trainer.ready).rejects.toMatchObject({
    problem: { code: 'trainer-other-version', details: { expected: 1, found: 999 } },
  });
});

test('one that ends before it began gives its exit code and its last words', async () => {
  const { trainer } = start('failing');
  await expect(trainer.ready).rejects.toMatchObject({
    problem: {
      code: 'trainer-failed',
      details: { exitCode: 7, lastLine: 'the last thing it said' },
    },
  });
});

test('one that has no engine says why', async () => {
  const { trainer } = start('refusing');
  await expect(trainer.ready).rejects.toMatchObject({ problem: { code: 'engine-none' } });
});

test('one that cannot be started at all says why', async () => {
  const end = Promise.withResolvers<TrainerEnd>();
  const trainer = startTrainer(
    { node: '/nowhere/node', entry: 'x' },
    { engine: 'wasm', packsFolder: '/nowhere', resourcesFolder: '/nowhere' },
    { onEvent: () => undefined, onResponding: () => undefined, onEnd: end.resolve },
  );
  await expect(trainer.ready).rejects.toMatchObject({ problem: { code: 'trainer-not-started' } });
  expect(describeEnd(await end.promise).code).toBe('trainer-not-started');
});

test('what it says in pieces is put together, and what nobody knows is passed over', async () => {
  const { trainer, events, ended } = start('talking');
  await trainer.ready;
  await expect
    .poll(() => events)
    .toEqual([{ type: 'run/checkpoint', runId: 'a', step: 3, epoch: 1 }]);
  trainer.kill();
  expect((await ended).log).toContain('weather');
});
