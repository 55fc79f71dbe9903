import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { loadCheckpoint } from '../../src-trainer/checkpoints/checkpoint-folder.ts';
import { pointsOf, temporaryFolder } from './run-in-process.ts';
import { helloSpec, pointsSpec } from './small-run.ts';
import { startTrainer, type StartedTrainer } from './start-trainer.ts';

const endless = pointsSpec({ epochs: 100_000 });

function begin(trainer: StartedTrainer, dir: string, spec = endless): void {
  trainer.send({ type: 'train', runId: 'run-1', dir, spec, resume: false });
}

describe('the trainer process', () => {
  it('trains over its pipes, evaluates and samples what it trained, and leaves on shutdown', async () => {
    const trainer = await startTrainer();
    const dir = await temporaryFolder();
    begin(trainer, dir, helloSpec({ epochs: 4 }));
    const started = await trainer.next('run/started');
    expect(started).toMatchObject({ runId: 'run-1', trainerPid: trainer.pid, engine: 'wasm' });
    const finished = await trainer.next('run/finished');
    expect(pointsOf(trainer.received)).toHaveLength(finished.steps);

    trainer.send({ type: 'evaluate', requestId: 1, dir });
    const { answer: evaluation } = await trainer.next('answer');
    expect(evaluation).toMatchObject({ kind: 'evaluation', loss: finished.valLoss });
    const sample = { type: 'sample', dir, prime: 'hell', length: 30, seed: 5 } as const;
    const texts: string[] = [];
    for (const [requestId, temperature] of [0, 0, 1.5].entries()) {
      trainer.send({ ...sample, requestId, temperature });
      const { answer } = await trainer.next('answer');
      if (answer.kind === 'sample') texts.push(answer.text);
    }
    expect(texts[0]).toMatch(/^hell[helo]{30}$/);
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).not.toBe(texts[0]);

    trainer.send({ ...sample, requestId: 9, temperature: 1, prime: 'hallo' });
    const refused = await trainer.next('problem');
    expect(refused).toMatchObject({
      requestId: 9,
      problem: { code: 'prime-character-unknown', details: { character: 'a' } },
    });
    trainer.send({ type: 'shutdown' });
    expect(await trainer.exited).toEqual({ code: 0, signal: null });
    expect(trainer.beats.length).toBeGreaterThan(0);
  });

  it('saves a checkpoint and ends by itself when its parent is gone', async () => {
    const trainer = await startTrainer();
    const dir = await temporaryFolder();
    begin(trainer, dir);
    await trainer.next('run/epoch', ({ epoch }) => epoch === 3);
    trainer.closeCommands();
    expect(await trainer.exited).toEqual({ code: 0, signal: null });
    const finished = JSON.parse(await readFile(join(dir, 'finished.json'), 'utf8')) as unknown;
    expect(finished).toMatchObject({ reason: 'stopped' });
    const steps = (finished as { steps: number }).steps;
    expect((await loadCheckpoint(dir))?.progress.step).toBe(steps);
  });

  it('saves a checkpoint and ends on SIGTERM', async () => {
    const trainer = await startTrainer();
    const dir = await temporaryFolder();
    begin(trainer, dir);
    await trainer.next('run/epoch');
    trainer.kill('SIGTERM');
    expect(await trainer.exited).toEqual({ code: 0, signal: null });
    expect((await loadCheckpoint(dir))?.progress.step).toBeGreaterThan(10);
  });

  it('goes on from its checkpoint after kill -9, and counts on', async () => {
    const first = await startTrainer();
    const dir = await temporaryFolder();
    begin(first, dir);
    const { step: saved } = await first.next('run/checkpoint');
    await first.next('run/epoch');
    first.kill('SIGKILL');
    await first.exited;
    const second = await startTrainer();
    second.send({
      type: 'train',
      runId: 'run-1',
      dir,
      spec: endless,
      resume: true,
      maxSteps: saved + 100,
    });
    const { fromStep } = await second.next('run/started');
    expect(fromStep).toBeGreaterThanOrEqual(saved);
    const finished = await second.next('run/finished');
    expect(finished.steps).toBe(Math.max(saved + 100, fromStep));
    second.closeCommands();
    await second.exited;
  });

  it('sends one frame of a probe at a time, and the next when it was seen', async () => {
    const trainer = await startTrainer();
    trainer.send({
      type: 'watch',
      probes: [{ kind: 'weights', id: 'kernel', nodeId: 'dense_1', perSecond: 20 }],
    });
    begin(trainer, await temporaryFolder());
    await trainer.next('probe/weights');
    await trainer.next('run/epoch', ({ epoch }) => epoch >= 20);
    const frames = (): number =>
      trainer.received.filter(({ event }) => event.type === 'probe/weights').length;
    expect(frames()).toBe(1);
    trainer.send({ type: 'seen', probeId: 'kernel' });
    const later = await trainer.next('probe/weights');
    expect(later.step).toBeGreaterThan(0);
    expect(frames()).toBe(2);
    trainer.closeCommands();
    await trainer.exited;
  });

  it('refuses a second run while one is going on, and passes over what is no command', async () => {
    const trainer = await startTrainer();
    begin(trainer, await temporaryFolder());
    await trainer.next('run/started');
    const other = {
      type: 'train',
      runId: 'run-2',
      dir: '/',
      spec: endless,
      resume: false,
    } as const;
    trainer.send(other);
    expect(await trainer.next('problem')).toMatchObject({
      runId: 'run-2',
      problem: { code: 'run-busy' },
    });
    trainer.sendRaw({ type: 'dance' });
    trainer.send({ type: 'pause', runId: 'run-1' });
    expect((await trainer.next('run/state')).state).toBe('paused');
    expect(trainer.log()).toContain('not a command');
    trainer.send({ type: 'stop', runId: 'run-1' });
    expect((await trainer.next('run/finished')).reason).toBe('stopped');
    trainer.closeCommands();
    await trainer.exited;
  });
});
