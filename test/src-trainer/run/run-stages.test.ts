import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import { listStages, loadStage } from '../../../src-trainer/checkpoints/stage-folder.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { problemOf, temporaryFolder, trainHere } from '../run-in-process.ts';
import { pointsSpec } from '../small-run.ts';

/** 150 training examples in batches of 16. */
const stepsPerEpoch = 10;

it('keeps the network at steps all along a training, from before the first to the last', async () => {
  const dir = await temporaryFolder();
  const spec = pointsSpec({ epochs: 3 });
  const { events } = await trainHere(dir, spec);
  const steps = [0, 1, 2, 5, 10, 20, 30];
  expect(await listStages(dir)).toEqual(steps);
  const told = events.flatMap(({ event }) => (event.type === 'run/stage' ? [event] : []));
  expect(told.map(({ step }) => step)).toEqual(steps);
  expect(told.at(-1)?.steps).toEqual(steps);

  const model = buildModel(spec.model, spec.training.seed);
  const first = await loadStage(dir, 0);
  expect(first.map(({ name }) => name)).toEqual(model.weights.map(({ name }) => `weights/${name}`));
  for (const [at, { variable }] of model.weights.entries()) {
    expect(first[at]?.values).toEqual(variable.dataSync<'float32'>());
  }
  model.dispose();
  const last = await loadCheckpoint(dir);
  const weights = last!.tensors.filter(({ name }) => name.startsWith('weights/'));
  expect(await loadStage(dir, 30)).toEqual(weights);
});

it('has the same curve bit for bit and the same weights at a stage however the training is cut', async () => {
  await openWasm();
  const whole = await temporaryFolder();
  const spec = pointsSpec({ epochs: 4 });
  const all = await trainHere(whole, spec);

  const cut = await temporaryFolder();
  await trainHere(cut, spec, { maxSteps: 7 });
  expect(await listStages(cut)).toEqual([0, 1, 2, 5, 7]);
  const before = tf.memory().numTensors;
  await trainHere(cut, spec, { resume: true, maxSteps: 25 });
  expect(tf.memory().numTensors).toBe(before);
  const rest = await trainHere(cut, spec, { resume: true });
  // What the training stopped at stays, beside what it would have had anyway.
  expect(await listStages(cut)).toEqual([0, 1, 2, 5, 7, 10, 20, 25, 30, 40]);
  expect(rest.points).toEqual(all.points.slice(25));
  for (const step of [0, 5, 10, 20, 30, 40]) {
    expect(await loadStage(cut, step)).toEqual(await loadStage(whole, step));
  }

  const again = await temporaryFolder();
  const replayed = await trainHere(again, spec, { replayOf: whole });
  expect(replayed.points).toEqual(all.points);
  expect(await loadStage(again, 40)).toEqual(await loadStage(whole, 40));
});

it('takes out the stages behind the checkpoint that a run goes on from, and never goes on from one', async () => {
  const dir = await temporaryFolder();
  const spec = pointsSpec({ epochs: 3 });
  await trainHere(dir, spec, { maxSteps: 2 * stepsPerEpoch });
  const newest = join(dir, 'checkpoints', '20.safetensors');
  const stages = join(dir, 'stages');
  // A power cut tore the newest checkpoint; a stage put in its place is none.
  await writeFile(newest, await readFile(join(stages, '20.safetensors')));
  const { events } = await trainHere(dir, spec, { resume: true });
  const begun = events.find(({ event }) => event.type === 'run/started')?.event;
  expect(begun).toMatchObject({ fromStep: 10 });
  expect(await listStages(dir)).toEqual([0, 1, 2, 5, 10, 20, 30]);
});

it('refuses a stage that is not there or was cut short, and names its step', async () => {
  const dir = await temporaryFolder();
  await trainHere(dir, pointsSpec(), { maxSteps: 5 });
  const problem = { code: 'stage-missing', details: { step: 3 } };
  expect(await problemOf(loadStage(dir, 3))).toEqual(problem);
  await truncate(join(dir, 'stages', '5.safetensors'), 900);
  expect(await problemOf(loadStage(dir, 5))).toMatchObject({ code: 'stage-missing' });
});

it('trains on where stages cannot be written', async () => {
  const dir = await temporaryFolder();
  const spec = pointsSpec({ epochs: 2 });
  await trainHere(dir, spec, { maxSteps: stepsPerEpoch });
  const { rm } = await import('node:fs/promises');
  await rm(join(dir, 'stages'), { recursive: true });
  await writeFile(join(dir, 'stages'), 'a file in their way');
  const { finished, events } = await trainHere(dir, spec, { resume: true });
  expect(finished.reason).toBe('completed');
  expect(events.some(({ event }) => event.type === 'run/stage')).toBe(false);
});
