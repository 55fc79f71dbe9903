import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import { readRun } from '../../../src-trainer/run/read-run.ts';
import { openNextCharacter } from '../../../src-trainer/text/next-character.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { helloSpec, pointsSpec } from '../small-run.ts';

beforeAll(async () => {
  await openWasm();
});

async function trained(spec = pointsSpec({ epochs: 30 })): Promise<string> {
  const dir = await temporaryFolder();
  await trainHere(dir, spec);
  return dir;
}

describe('evaluating a run', () => {
  it('gives what the run said of its held-out examples, and how the classes were confused', async () => {
    const dir = await temporaryFolder();
    const { finished } = await trainHere(dir, pointsSpec({ epochs: 30 }));
    const before = tf.memory().numTensors;
    const answer = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
    expect(answer).toMatchObject({
      kind: 'evaluation',
      examples: 50,
      loss: finished.valLoss,
      accuracy: finished.valAccuracy,
    });
    if (answer.kind !== 'evaluation') throw new Error(answer.kind);
    const counts = answer.confusion!;
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(50);
    expect((counts[0]![0]! + counts[1]![1]!) / 50).toBeCloseTo(finished.valAccuracy!, 10);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('takes the best checkpoint where that is asked for', async () => {
    const dir = await temporaryFolder();
    const adam = { type: 'adam', beta1: 0.9, beta2: 0.999 } as const;
    await trainHere(dir, pointsSpec({ epochs: 6, optimizer: { ...adam, learningRate: 0.05 } }));
    // It goes on far too fast, so that its last state is worse than the one before.
    const worse = pointsSpec({ epochs: 7, optimizer: { ...adam, learningRate: 5 } });
    await trainHere(dir, worse, { resume: true });
    const places = await Promise.all(
      (['best', 'last'] as const).map(async (choice) => {
        const { checkpoint, model } = await readRun(dir, choice);
        model.dispose();
        return checkpoint.progress;
      }),
    );
    const [best, last] = places;
    expect(best!.step).toBeLessThan(last!.step);
    const request = { type: 'evaluate', requestId: 1, dir } as const;
    const asked = await evaluateRun({ ...request, checkpoint: 'best' }, resourcesFolder);
    const usual = await evaluateRun(request, resourcesFolder);
    if (asked.kind !== 'evaluation' || usual.kind !== 'evaluation') throw new Error(asked.kind);
    expect(asked.loss).toBe(last!.best!.loss);
    expect(asked.loss).toBeLessThan(usual.loss!);
  });

  it('refuses a folder that holds no run, and a run that has no checkpoint', async () => {
    const nowhere = await temporaryFolder();
    const request = { type: 'evaluate', requestId: 1, dir: nowhere } as const;
    expect((await problemOf(evaluateRun(request, resourcesFolder))).code).toBe(
      'run-record-missing',
    );
    const dir = await temporaryFolder();
    await trainHere(dir, pointsSpec(), {
      onEvent: (event, control) => {
        if (event.type === 'run/started') control.stop();
      },
    });
    const untrained = { ...request, dir };
    expect((await problemOf(evaluateRun(untrained, resourcesFolder))).code).toBe('run-untrained');
  });
});

describe('predicting with a run', () => {
  it('gives both classes’ probabilities for a row of numbers', async () => {
    const dir = await trained();
    const inputs = ['0.1,0.1', '5,0'];
    const answer = await predictWithRun({ type: 'predict', requestId: 1, dir, inputs });
    if (answer.kind !== 'predictions') throw new Error(answer.kind);
    expect(answer.items.map(({ input }) => input)).toEqual(inputs);
    const { model } = await readRun(dir, 'last');
    const said = tf.tidy(() => {
      const rows = tf.tensor2d([
        [0.1, 0.1],
        [5, 0],
      ]);
      return [...(model.layersModel.predict(rows) as tf.Tensor).dataSync()];
    });
    for (const [index, { probabilities, predicted }] of answer.items.entries()) {
      expect(probabilities[1]).toBeCloseTo(said[index]!, 5);
      expect(probabilities[0]! + probabilities[1]!).toBeCloseTo(1, 6);
      expect(predicted).toBe(said[index]! > 0.5 ? 1 : 0);
    }
    model.dispose();
  });

  it('gives the next character’s probabilities for a text', async () => {
    const dir = await trained(helloSpec());
    const path = join(dir, 'beginning.txt');
    await writeFile(path, 'hell');
    const answer = await predictWithRun({ type: 'predict', requestId: 1, dir, inputs: [path] });
    if (answer.kind !== 'predictions') throw new Error(answer.kind);
    const { model, run } = await readRun(dir, 'last');
    const network = openNextCharacter(model);
    let said = new Float32Array(0);
    for (const character of 'hell') {
      said = Float32Array.from(network.read(run.data.vocabulary!.indexOf(character)));
    }
    const { probabilities, predicted } = answer.items[0]!;
    for (const [index, p] of probabilities.entries()) expect(p).toBeCloseTo(said[index]!, 5);
    expect(probabilities[predicted]).toBe(Math.max(...probabilities));
    network.dispose();
    model.dispose();
  });
});
