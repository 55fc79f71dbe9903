import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { ownerSession } from '../../../src-main/host/session.ts';
import { connectWindow, type WindowConnection } from '../../../src-main/host/window-connection.ts';
import { createFrameReader, encodeFrame } from '../../../src-shared/protocol/codec.ts';
import { openHost as open, refusal, specOf, text } from './open-host.ts';

test('a first window is greeted with what it needs, in the language it was asked for', async () => {
  const { ask, seen } = await open();
  const hello = await ask('app.hello', {});
  expect(hello).toMatchObject({ shell: 'browser', projects: [], settings: { language: 'es' } });
  expect(hello.engines.map(({ id }) => id)).toContain('wasm');
  // The trainer was started without anybody waiting for it.
  expect((await seen('trainer/state')).state).toBe('starting');
});

test('settings outlive the host, and settings that cannot be read are the first ones again', async () => {
  const first = await open();
  const { settings } = await first.ask('app.hello', {});
  await first.ask('settings.save', { ...settings, theme: 'dark', engine: 'wasm' });
  const second = await open(first.home);
  expect((await second.ask('app.hello', {})).settings).toMatchObject({ theme: 'dark' });
  writeFileSync(join(first.home, 'settings.json'), '{"theme":');
  const third = await open(first.home);
  expect((await third.ask('app.hello', {})).settings).toMatchObject({ theme: 'system' });
});

test('a run of a project: begun, told, recorded, listed, and its result on the project’s card', async () => {
  const { host, ask, events, seen } = await open();
  const { id: projectId } = await ask('project.create', { text });
  const { runId } = await ask('run.start', { projectId, spec: specOf(3), engine: 'wasm' });
  const { valAccuracy } = await seen('run/finished');
  const points = events.flatMap((event) => (event.type === 'run/steps' ? event.count : []));
  const { result, bytes } = await host.ask(ownerSession, 'run.record', { runId });
  const count = points.reduce((sum, one) => sum + one, 0);
  expect(result.points).toEqual({ count, metrics: expect.arrayContaining(['loss']) as string[] });
  expect(bytes?.length).toBe(count * (2 + result.points.metrics.length) * 8);
  expect(result.events.filter(({ type }) => type === 'run/epoch')).toHaveLength(3);
  expect(result.spec).toEqual(specOf(3));
  expect(result.stepsPerEpoch).toBe(count / 3);
  const [run] = await ask('run.list', { projectId });
  expect(run).toMatchObject({
    runId,
    projectId,
    state: 'completed',
    epochs: 3,
    step: count,
    engine: 'wasm',
    valAccuracy,
    resumable: true,
  });
  await expect.poll(async () => (await ask('project.list', {}))[0]?.valAccuracy).toBe(valAccuracy);
});

test('the stages of a run are told, listed in its record, and shown when they are asked for', async () => {
  const { ask, events, seen } = await open();
  const { id: projectId } = await ask('project.create', { text });
  const spec = specOf(2);
  const { runId } = await ask('run.start', { projectId, spec, engine: 'wasm' });
  await seen('run/finished');
  const { stages } = await ask('run.record', { runId });
  expect(stages.slice(0, 4)).toEqual([0, 1, 2, 5]);
  expect(events.findLast((event) => event.type === 'run/stage')).toMatchObject({ steps: stages });
  const probes = [{ kind: 'surface' as const, id: 'surface', resolution: 8, perSecond: 1 }];
  await ask('model.preview', { spec, runId, step: 2, probes });
  expect(await seen('probe/surface')).toMatchObject({ runId, step: 2 });
  await expect(ask('model.preview', { spec, runId, step: 3, probes })).rejects.toMatchObject(
    refusal('stage-missing'),
  );
});

test('a run is paused, made to step, stopped, resumed, and known to a window that comes later', async () => {
  const { ask, events, seen } = await open();
  const { id: projectId } = await ask('project.create', { text });
  const { runId } = await ask('run.start', { projectId, spec: specOf(2_000), engine: 'wasm' });
  await ask('run.pause', { runId });
  const paused = await seen('run/state');
  expect(paused.state).toBe('paused');
  expect((await ask('app.hello', {})).activeRun).toMatchObject({ runId, state: 'paused' });
  events.length = 0;
  await ask('run.step', { runId });
  await expect
    .poll(() => events.find(({ type }) => type === 'run/steps'))
    .toMatchObject({ count: 1 });
  await ask('run.continue', { runId });
  await ask('run.stop', { runId });
  expect((await seen('run/finished')).reason).toBe('stopped');
  expect((await ask('app.hello', {})).activeRun).toBeUndefined();
  await expect(ask('run.stop', { runId })).rejects.toMatchObject(refusal('run-not-active'));
  events.length = 0;
  await ask('run.resume', { runId });
  expect((await seen('run/started')).fromStep).toBeGreaterThan(0);
  await ask('run.stop', { runId });
  await seen('run/finished');
});

test('a run is changed while it goes on, and continued for more epochs when it is done', async () => {
  const { ask, events, seen } = await open();
  const { id: projectId } = await ask('project.create', { text });
  const changes = [{ setting: 'learningRate' as const, value: 0.123 }];
  const { runId } = await ask('run.start', { projectId, spec: specOf(2), engine: 'wasm' });
  await ask('run.pause', { runId });
  await ask('run.change', { runId, changes });
  const changed = await seen('run/changed');
  expect(changed).toMatchObject({ runId, changes });
  await ask('run.continue', { runId });
  const first = await seen('run/finished');
  await expect(ask('run.change', { runId, changes })).rejects.toMatchObject(
    refusal('run-not-active'),
  );
  events.length = 0;
  await ask('run.resume', { runId, moreEpochs: 3 });
  expect((await seen('run/started')).epochs).toBe(5);
  expect((await seen('run/finished')).epochs).toBe(5);
  const record = await ask('run.record', { runId });
  const marks = record.events.filter(({ type }) => type === 'run/changed');
  expect(marks).toEqual([
    changed,
    {
      ...{ type: 'run/changed', runId, step: first.steps + 1 },
      changes: [{ setting: 'epochs', before: 2, value: 5 }],
    },
  ]);
});

test('a run begins whatever engine the run before it had asked for', async () => {
  const { ask, events, seen } = await open();
  const { id: projectId } = await ask('project.create', { text });
  for (const engine of ['wasm', 'auto', 'wasm'] as const) {
    events.length = 0;
    await ask('run.start', { projectId, spec: specOf(1), engine });
    expect((await seen('run/finished')).reason).toBe('completed');
  }
});

test('of two windows at one project the one that opened it last writes it', async () => {
  const { ask } = await open();
  const { id } = await ask('project.create', { text });
  const older = await ask('project.open', { id });
  const newer = await ask('project.open', { id });
  const entries = [{ kind: 'undo' as const }];
  await expect(ask('project.journal', { id, writer: older.writer, entries })).rejects.toMatchObject(
    refusal('project-open-elsewhere'),
  );
  await ask('project.journal', { id, writer: newer.writer, entries });
  await ask('project.save', { id, writer: newer.writer, text });
  expect((await ask('project.open', { id })).journal).toEqual(entries);
});

test('an untrained net is previewed: the frames come before the answer', async () => {
  const { ask, events } = await open();
  const { settings } = await ask('app.hello', {});
  await ask('settings.save', { ...settings, engine: 'wasm' });
  const probes = [{ kind: 'surface' as const, id: 'plane', resolution: 16, perSecond: 1 }];
  await ask('model.preview', { spec: specOf(1), probes });
  expect(events.filter(({ type }) => type === 'probe/surface')).toHaveLength(1);
});

test('what cut a run off is known to a window that comes later, until the run goes on', async () => {
  const { ask, events, seen } = await open();
  const { id: projectId } = await ask('project.create', { text });
  const { runId } = await ask('run.start', { projectId, spec: specOf(2_000), engine: 'wasm' });
  const { step } = await seen('run/checkpoint');
  process.kill((await seen('run/started')).trainerPid, 'SIGKILL');
  const { problem, checkpointStep } = await seen('run/interrupted');
  expect(problem.code).toBe('trainer-killed');
  expect(checkpointStep).toBeGreaterThanOrEqual(step);
  await expect
    .poll(async () => (await ask('run.list', { projectId }))[0])
    .toMatchObject({ runId, state: 'interrupted', checkpointStep, problem });
  events.length = 0;
  await ask('run.resume', { runId });
  await ask('run.stop', { runId });
  await seen('run/finished');
  const [run] = await ask('run.list', { projectId });
  expect([run?.state, run?.problem]).toEqual(['stopped', undefined]);
});

test('a run that another machine left behind is listed as interrupted, and a torn tail is no point', async () => {
  const { ask, seen, home, host } = await open();
  const { id: projectId } = await ask('project.create', { text });
  const { runId } = await ask('run.start', { projectId, spec: specOf(2), engine: 'wasm' });
  await seen('run/finished');
  const folder = join(home, 'runs', runId);
  const steps = readFileSync(join(folder, 'steps.bin'));
  writeFileSync(join(folder, 'steps.bin'), Buffer.concat([steps, steps.subarray(0, 50)]));
  writeFileSync(join(folder, 'finished.json'), '{"type":"run/fin');
  writeFileSync(
    join(folder, 'epochs.jsonl'),
    `${readFileSync(join(folder, 'epochs.jsonl'), 'utf8')}{"type":"run/ep`,
  );
  const [run] = await ask('run.list', { projectId });
  expect(run).toMatchObject({ runId, state: 'interrupted', epochs: 2 });
  const { result, bytes } = await host.ask(ownerSession, 'run.record', { runId });
  expect(result.points.count * (2 + result.points.metrics.length) * 8).toBe(bytes?.length);
  expect(result.events.filter(({ type }) => type === 'run/epoch')).toHaveLength(2);
});

test('what does not fit is refused with its reason, before anything is done', async () => {
  const { host, ask } = await open();
  const call = (method: string, params: unknown): Promise<unknown> =>
    host.call(ownerSession, method, params);
  for (const [method, params, code] of [
    ['project.destroy', {}, 'method-unknown'],
    ['constructor', {}, 'method-unknown'],
    ['app.hello', { extra: 1 }, 'params-invalid'],
    ['project.open', { id: '../../etc' }, 'params-invalid'],
    ['project.open', { id: 'nothing-here' }, 'project-missing'],
    ['project.create', { text: '{}' }, 'file-not-lienzo'],
    ['run.record', { runId: 'nothing-here' }, 'run-missing'],
    [
      'run.start',
      { projectId: 'nothing-here', spec: specOf(1), engine: 'wasm' },
      'project-missing',
    ],
    [
      'run.start',
      { projectId: 'a', spec: { ...specOf(1), format: 2 }, engine: 'wasm' },
      'params-invalid',
    ],
  ] as const)
    await expect(call(method, params), method).rejects.toMatchObject(refusal(code));
  const viewer = { workspaceId: 'own', role: 'viewer' } as const;
  await expect(host.call(viewer, 'project.create', { text })).rejects.toMatchObject(
    refusal('not-allowed'),
  );
  expect(await ask('project.list', {})).toEqual([]);
});

test('a window that goes is no longer sent to', async () => {
  const { host, ask } = await open();
  const frames: Uint8Array[] = [];
  const window = connectWindow(host, ownerSession, (frame) => void frames.push(frame));
  const request = encodeFrame({ type: 'call', callId: 1, method: 'project.list', params: {} });
  const [reply] = createFrameReader().push(await window.receive(request));
  expect(reply?.header).toEqual({ type: 'result', callId: 1, result: [] });
  window.close();
  const before = frames.length;
  await ask('app.hello', {});
  expect(frames).toHaveLength(before);
});

test('files that a window sent go with it, also those that it had only asked to send', async () => {
  const { host, home } = await open();
  const folder = join(home, 'datasets');
  const isSent = (name: string): boolean => name.startsWith('.upload');
  const sent = (): string[] => (existsSync(folder) ? readdirSync(folder).filter(isSent) : []);
  const connect = (): WindowConnection => connectWindow(host, ownerSession, () => undefined);
  const begin = (window: WindowConnection): Promise<Uint8Array> => {
    const params = { title: 't.csv', names: ['t.csv'] };
    const call = { type: 'call', callId: 1, method: 'data.upload-begin', params };
    return window.receive(encodeFrame(call));
  };
  const [staying, going, hasty] = [connect(), connect(), connect()];
  await begin(staying);
  await begin(going);
  expect(sent()).toHaveLength(2);
  const begun = begin(hasty);
  for (const window of [going, hasty]) window.close();
  await begun;
  await expect.poll(sent).toHaveLength(1);
});
