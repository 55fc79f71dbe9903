import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';

import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import { problemOf, temporaryFolder, trainHere } from '../run-in-process.ts';
import { helloSpec, pointsSpec, shortTextSpec } from '../small-run.ts';

describe('a run', () => {
  it('tells of every step once and in order, and its record says the same', async () => {
    const dir = await temporaryFolder();
    const { events, points, finished } = await trainHere(dir, pointsSpec());
    expect(events[0]?.event.type).toBe('run/started');
    expect(points.map(([step]) => step)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(points.every((row) => row.slice(2).every(Number.isFinite))).toBe(true);
    expect(points.at(-1)?.[1]).toBe(3);
    const record = await readFile(join(dir, 'steps.bin'));
    expect([...new Float64Array(new Uint8Array(record).buffer)]).toEqual(points.flat());
    const epochs = events.map(({ event }) => event).filter((event) => event.type === 'run/epoch');
    expect(epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    const lines = (await readFile(join(dir, 'epochs.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(epochs);
    expect(finished).toMatchObject({ reason: 'completed', epochs: 3, steps: 30 });
    expect(finished.valAccuracy).toBe(epochs.at(-1)?.valAccuracy);
  });

  it('gives the same losses for the same seed, bit for bit, and others for another', async () => {
    const losses = async (seed: number): Promise<unknown> =>
      (await trainHere(await temporaryFolder(), pointsSpec({ seed }))).points;
    expect(await losses(7)).toEqual(await losses(7));
    expect(await losses(7)).not.toEqual(await losses(8));
  });

  it.each([
    ['points, stopped in the middle of an epoch', pointsSpec(), 13],
    ['points, stopped at the end of an epoch', pointsSpec(), 20],
    ['text, stopped in the middle of an epoch', helloSpec(), 31],
    ['text with states that are carried, stopped in the middle', helloSpec({}, true), 31],
    ['text with states that are carried, stopped at an end', helloSpec({}, true), 24],
    ['a text too short for its batch, with states that are carried', shortTextSpec(21), 3],
    ['RMSProp', pointsSpec({ optimizer: { type: 'rmsprop', learningRate: 0.01, rho: 0.9 } }), 7],
  ])('resumed goes on as if it had never stopped: %s', async (_name, spec, stop) => {
    const whole = await trainHere(await temporaryFolder(), spec);
    const dir = await temporaryFolder();
    const before = await trainHere(dir, spec, { maxSteps: stop });
    expect(before.finished).toMatchObject({ reason: 'completed', steps: stop });
    const after = await trainHere(dir, spec, { resume: true });
    expect([...before.points, ...after.points]).toEqual(whole.points);
    const { valLoss, valAccuracy, loss, accuracy } = whole.finished;
    expect(after.finished).toMatchObject({ valLoss, valAccuracy, loss, accuracy });
    const record = await readFile(join(dir, 'steps.bin'));
    expect([...new Float64Array(new Uint8Array(record).buffer)]).toEqual(whole.points.flat());
  });

  it('begins every epoch with states of 0, and carries them within one', async () => {
    // Weights stand still and every window is like any other, so that only the states tell batches apart.
    const still = { type: 'sgd', learningRate: 1e-300 } as const;
    const text = 'a'.repeat(96) + 'bcd'.repeat(8);
    const source = { kind: 'text', corpus: 'own', text, window: 8 } as const;
    const spec = (stateful: boolean): RunSpec => ({
      ...helloSpec({ batchSize: 2, epochs: 3, optimizer: still }, stateful),
      data: { source, validationShare: 0.2 },
    });
    const lossesOf = async (stateful: boolean): Promise<number[]> => {
      const { points } = await trainHere(await temporaryFolder(), spec(stateful));
      return points.map(([, , loss]) => loss!);
    };
    const carried = await lossesOf(true);
    const steps = carried.length / 3;
    expect(steps).toBe(5);
    const [first, second, third] = [0, 1, 2].map((at) =>
      carried.slice(at * steps, (at + 1) * steps),
    );
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const spread = (losses: readonly number[]) => Math.max(...losses) - Math.min(...losses);
    expect(spread(first!)).toBeGreaterThan(1e-4);
    const fresh = await lossesOf(false);
    expect(spread(fresh)).toBeLessThan(1e-6);
    expect(first![0]).toBe(fresh[0]);
  });

  it('takes the checkpoint before the newest where that is damaged, and cuts its record to it', async () => {
    const spec = pointsSpec({ checkpointEverySeconds: 1 });
    const whole = await trainHere(await temporaryFolder(), spec);
    const dir = await temporaryFolder();
    await trainHere(dir, spec, { maxSteps: 8 });
    await trainHere(dir, spec, { maxSteps: 24, resume: true });
    await truncate(join(dir, 'checkpoints', '24.safetensors'), 1000);
    const after = await trainHere(dir, spec, { resume: true });
    const first = after.points[0]?.[0] ?? 0;
    expect(first).toBeLessThan(24);
    expect(after.points).toEqual(whole.points.slice(first - 1));
    const record = await readFile(join(dir, 'steps.bin'));
    expect([...new Float64Array(new Uint8Array(record).buffer)]).toEqual(whole.points.flat());
  });

  it('leaves no tensor behind, however it ends', async () => {
    await trainHere(await temporaryFolder(), pointsSpec());
    const before = tf.memory().numTensors;
    await trainHere(await temporaryFolder(), pointsSpec({ epochs: 6 }));
    expect(tf.memory().numTensors).toBe(before);
    await trainHere(await temporaryFolder(), helloSpec(), { maxSteps: 30 });
    await problemOf(trainHere(await temporaryFolder(), pointsSpec(), { resume: true }));
    expect(tf.memory().numTensors).toBe(before);
  });

  it('holds no more tensors with every epoch', async () => {
    const counts: number[] = [];
    await trainHere(await temporaryFolder(), pointsSpec({ epochs: 8 }), {
      onEvent: (event) => {
        if (event.type === 'run/epoch') counts.push(tf.memory().numTensors);
      },
    });
    expect(new Set(counts).size).toBe(1);
  });

  it('stops at the first loss that is no number and keeps the last good checkpoint', async () => {
    const dir = await temporaryFolder();
    const { points, finished } = await trainHere(dir, divergingSpec());
    expect(points).toHaveLength(finished.steps + 1);
    expect(finished.reason).toBe('diverged');
    expect(finished.steps).toBeLessThan(400);
    const losses = points.map((row) => row[2]);
    expect(losses.slice(0, -1).every(Number.isFinite)).toBe(true);
    const checkpoint = await loadCheckpoint(dir);
    expect(checkpoint?.progress.epoch).toBeGreaterThanOrEqual(1);
    for (const { values } of checkpoint!.tensors) {
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('pauses, takes single steps, goes on and stops when it is told to, with a checkpoint each time', async () => {
    const dir = await temporaryFolder();
    const states: [string, number][] = [];
    const { finished, points } = await trainHere(dir, pointsSpec({ epochs: 100 }), {
      onEvent: (event, control) => {
        if (event.type === 'run/started') control.pause();
        if (event.type === 'run/epoch' && event.epoch === 2) control.stop();
        if (event.type !== 'run/state') return;
        states.push([event.state, event.step]);
        if (event.state === 'paused') {
          if (states.length < 4) control.step();
          else control.goOn();
        }
      },
    });
    expect(states).toEqual([
      ['paused', 0],
      ['paused', 1],
      ['paused', 2],
      ['paused', 3],
      ['running', 3],
    ]);
    // Quick epochs are told of together, so that it may be a little further when it hears of it.
    const { steps, epochs, reason } = finished;
    expect(reason).toBe('stopped');
    expect(steps).toBeGreaterThanOrEqual(20);
    expect(steps).toBeLessThan(1000);
    expect(points).toHaveLength(steps);
    expect((await loadCheckpoint(dir))?.progress).toMatchObject({ step: steps, epoch: epochs });
  });

  it('keeps every loss point while nobody reads, and hands them over together', async () => {
    const { points, events } = await trainHere(await temporaryFolder(), pointsSpec(), {
      isCongested: () => true,
    });
    expect(points).toHaveLength(30);
    expect(events.filter(({ event }) => event.type === 'run/steps').length).toBeLessThan(6);
  });

  it('keeps two checkpoints and the best, and leaves no temporary file', async () => {
    const dir = await temporaryFolder();
    for (let stop = 5; stop <= 30; stop += 5) {
      await trainHere(dir, pointsSpec(), { maxSteps: stop, resume: stop > 5 });
    }
    const names = await readdir(join(dir, 'checkpoints'));
    expect(names.length).toBeLessThanOrEqual(3);
    expect(names).toContain('30.safetensors');
    expect(names.every((name) => name.endsWith('.safetensors'))).toBe(true);
    expect(JSON.parse(await readFile(join(dir, 'last'), 'utf8'))).toEqual({ step: 30 });
  });

  it('writes text at stages of a character model, always from the same beginning', async () => {
    const { events, finished } = await trainHere(
      await temporaryFolder(),
      helloSpec({ epochs: 12 }),
    );
    const samples = events.map(({ event }) => event).filter((e) => e.type === 'run/sample');
    expect(samples.slice(0, 4).map(({ step }) => step)).toEqual([0, 3, 10, 25]);
    expect(new Set(samples.map(({ text }) => text.slice(0, 4))).size).toBe(1);
    expect(new Set(samples.map(({ prime }) => prime))).toEqual(
      new Set([samples[0]?.text.slice(0, 4)]),
    );
    expect(samples[0]?.text).not.toBe(samples.at(-1)?.text);
    expect(samples.at(-1)?.text).toContain('hellohello');
    expect(finished.bitsPerCharacter).toBeCloseTo((finished.valLoss ?? 0) / Math.log(2), 10);
  });

  it('writes text as it ended, also between two stages', async () => {
    const { events } = await trainHere(await temporaryFolder(), helloSpec(), { maxSteps: 13 });
    const samples = events.map(({ event }) => event).filter((e) => e.type === 'run/sample');
    expect(samples.map(({ step }) => step)).toEqual([0, 3, 10, 13]);
  });

  it('refuses with a reason what it cannot go on with', async () => {
    const dir = await temporaryFolder();
    expect(await problemOf(trainHere(dir, pointsSpec(), { resume: true }))).toEqual({
      code: 'run-record-missing',
      details: { dir },
    });
    await trainHere(dir, pointsSpec(), { maxSteps: 3 });
    const refusals = [
      [pointsSpec(), false, 'run-record-taken'],
      [helloSpec(), true, 'resume-other-network'],
      [pointsSpec({ batchSize: 32 }), true, 'resume-other-settings'],
    ] as const;
    for (const [spec, resume, code] of refusals) {
      expect((await problemOf(trainHere(dir, spec, { resume }))).code).toBe(code);
    }
    await truncate(join(dir, 'checkpoints', '3.safetensors'), 100);
    const broken = await problemOf(trainHere(dir, pointsSpec(), { resume: true }));
    expect(broken.code).toBe('checkpoint-broken');
  });
});

/** One linear unit whose error grows at every step, because the steps are too large. */
function divergingSpec(): RunSpec {
  const spec = pointsSpec({ optimizer: { type: 'sgd', learningRate: 1.6 }, epochs: 40 });
  const layers = spec.model.layers.slice(-1).map((layer) => ({
    ...layer,
    from: ['input_1'],
    config: { ...layer.config, activation: 'linear' },
  }));
  const outputs = spec.model.outputs.map((one) => ({ ...one, loss: 'meanSquaredError' as const }));
  return { ...spec, model: { ...spec.model, layers, outputs } };
}
