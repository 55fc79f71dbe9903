import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { findTrainerProgram, type TrainerProgram } from '../../../src-main/host/trainer-launch.ts';
import {
  createTrainerService,
  type TrainerService,
} from '../../../src-main/host/trainer-service.ts';
import { programFolder } from '../../../src-main/host/program-folder.ts';
import type { ApiEvent } from '../../../src-shared/protocol/api.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { faultyTrainer } from './faulty-trainers/index.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

type Watched = {
  readonly service: TrainerService;
  readonly events: ApiEvent[];
  readonly seen: <T extends ApiEvent['type']>(type: T) => Promise<Extract<ApiEvent, { type: T }>>;
};

function create(program: TrainerProgram = findTrainerProgram()): Watched {
  const events: ApiEvent[] = [];
  const service = createTrainerService({
    program,
    packsFolder: join(makeTemporaryFolder(), 'packs'),
    resourcesFolder: join(programFolder, 'resources'),
    emit: (event) => void events.push(event),
  });
  onTestFinished(() => service.close());
  const find = <T extends ApiEvent['type']>(type: T): Extract<ApiEvent, { type: T }> | undefined =>
    events.find((event): event is Extract<ApiEvent, { type: T }> => event.type === type);
  return {
    service,
    events,
    seen: async (type) => {
      await expect.poll(() => find(type), { timeout: 60_000, interval: 20 }).toBeDefined();
      return find(type)!;
    },
  };
}

function specOf(epochs: number): RunSpec {
  const compiled = compileRun(buildTemplate('playground', 'Test'), 'network');
  if (!compiled.ok) throw new Error('the template does not compile');
  return { ...compiled.spec, training: { ...compiled.spec.training, epochs } };
}

test('a run goes from its beginning to its end, and another can follow', async () => {
  const { service, seen, events } = create();
  for (const runId of ['first', 'second']) {
    events.length = 0;
    const dir = join(makeTemporaryFolder(), 'run');
    await service.train('wasm', { runId, dir, spec: specOf(2), resume: false });
    expect(await seen('run/finished')).toMatchObject({ runId, reason: 'completed', epochs: 2 });
    expect(service.activeRun()).toBeUndefined();
  }
});

test.each([
  { signal: 'SIGKILL', code: 'trainer-killed' },
  { signal: 'SIGSEGV', code: 'trainer-crashed' },
  { signal: 'SIGABRT', code: 'trainer-crashed' },
] as const)(
  'a trainer that dies of $signal in a run is told with the step and its checkpoint, and the run resumes',
  async ({ signal, code }) => {
    const { service, seen, events } = create();
    const dir = join(makeTemporaryFolder(), 'run');
    const run = { runId: 'killed', dir, spec: specOf(3_000) };
    const spec = { ...run.spec, training: { ...run.spec.training, checkpointEverySeconds: 1 } };
    await service.train('wasm', { ...run, spec, resume: false });
    const { trainerPid } = await seen('run/started');
    const { step: checkpointStep } = await seen('run/checkpoint');
    process.kill(trainerPid, signal);
    const interrupted = await seen('run/interrupted');
    expect(interrupted.problem.code).toBe(code);
    expect(interrupted.checkpointStep).toBeGreaterThanOrEqual(checkpointStep);
    expect(interrupted.step).toBeGreaterThanOrEqual(interrupted.checkpointStep ?? 0);
    events.length = 0;
    await service.train('wasm', { ...run, spec, resume: true });
    expect((await seen('run/started')).fromStep).toBeGreaterThan(0);
    service.control('stop', 'killed');
    expect((await seen('run/finished')).reason).toBe('stopped');
  },
);

test('a run that has not begun is given up, whether its trainer is there or not, and another can follow', async () => {
  const { service, events, seen } = create();
  const train = (runId: string) => {
    const dir = join(makeTemporaryFolder(), 'run');
    return service.train('wasm', { runId, dir, spec: specOf(2), resume: false });
  };
  for (const runId of ['before its trainer', 'with its trainer']) {
    const given = train(runId);
    const refused = expect(given).rejects.toMatchObject({ problem: { code: 'run-given-up' } });
    if (runId === 'with its trainer') await seen('trainer/state');
    await service.stopActive();
    await refused;
    expect(service.activeRun()).toBeUndefined();
    expect(events.filter(({ type }) => type.startsWith('run/'))).toEqual([]);
    await service.start('wasm');
  }
  await train('after them');
  expect(await seen('run/finished')).toMatchObject({ runId: 'after them', reason: 'completed' });
  await service.stopActive();
});

test('one run at a time, and none is controlled that does not go on', async () => {
  const { service, seen } = create();
  const dir = join(makeTemporaryFolder(), 'run');
  expect(() => service.control('stop', 'none')).toThrow(/run-not-active/);
  await service.train('wasm', { runId: 'one', dir, spec: specOf(3_000), resume: false });
  await expect(
    service.train('wasm', { runId: 'two', dir, spec: specOf(1), resume: false }),
  ).rejects.toMatchObject({ problem: { code: 'run-busy' } });
  service.control('pause', 'one');
  expect(await seen('run/state')).toMatchObject({ state: 'paused' });
  service.control('stop', 'one');
  expect(await seen('run/finished')).toMatchObject({ reason: 'stopped' });
});

test('a trainer that dies again and again is not started for ever', async () => {
  const { service } = create(faultyTrainer('failing'));
  const codes: string[] = [];
  for (let start = 0; start < 5; start += 1) {
    await service.start('wasm').catch((error: unknown) => {
      codes.push(String((error as { problem?: { code: string } }).problem?.code));
    });
  }
  expect(codes).toEqual([
    'trainer-failed',
    'trainer-failed',
    'trainer-failed',
    'trainer-keeps-stopping',
    'trainer-keeps-stopping',
  ]);
});

test('a run whose trainer takes no notice of a stop is ended', async () => {
  const { service, seen } = create(faultyTrainer('stubborn'));
  const dir = makeTemporaryFolder();
  await service.train('wasm', { runId: 'stubborn', dir, spec: specOf(1), resume: false });
  service.control('stop', 'stubborn');
  expect(await seen('run/interrupted')).toMatchObject({
    runId: 'stubborn',
    problem: { code: 'trainer-ended' },
  });
});
