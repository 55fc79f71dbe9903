import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import type { Model } from '../../../src-trainer/model/model.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { sampleFromRun } from '../../../src-trainer/requests/sample-from-run.ts';
import { readRun } from '../../../src-trainer/run/read-run.ts';
import { createCharacterwiseWriter } from '../../../src-trainer/text/characterwise-writer.ts';
import { createTextWriter } from '../../../src-trainer/text/create-text-writer.ts';
import { writeText } from '../../../src-trainer/text/write-text.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec, hello, helloSpec } from '../small-run.ts';
import { chainNet, makeCharacterModel, vocabulary } from './character-nets.ts';

describeOnTensorflow('the text of a network', (here) => {
  const sessions = (): number => here.graphs.binding.getNumOfSavedModels();
  const characterwise = (model: Model, prime: string, seed: number, own: readonly string[]) =>
    writeText({
      ...{ writer: createCharacterwiseWriter(model), vocabulary: own, prime, seed },
      ...{ length: 200, temperature: 0.8 },
    });

  it('is written by a graph that is made when enough is asked for and kept from then on', async () => {
    const model = makeCharacterModel(chainNet([['GRU', { units: 9, returnSequences: true }]]));
    const before = sessions();
    const writer = createTextWriter(here.engine, model);
    expect(sessions()).toBe(before);
    for (const [seed, own] of [
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 1],
    ] as const) {
      const text = await writeText({
        ...{ writer, vocabulary, prime: 'abc', seed },
        ...{ length: 200, temperature: 0.8 },
      });
      expect(text).toBe(await characterwise(model, 'abc', seed, vocabulary));
      expect(sessions()).toBe(before + own);
    }
    writer.dispose();
    expect(sessions()).toBe(before);
    model.dispose();
  });

  it('is written character by character where a network looks at others than by its states', async () => {
    const { model: spec } = chainSpec(hello, [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 3 }],
      ['Flatten'],
      ['Dense', { units: 32 }],
      ['Reshape', { targetShape: [8, 4] }],
      ['Activation', { activation: 'softmax' }],
      ['Output'],
    ]);
    const model = buildModel(spec, 3);
    const before = sessions();
    const writer = createTextWriter(here.engine, model);
    const own = ['e', 'h', 'l', 'o'];
    const text = await writeText({
      ...{ writer, vocabulary: own, prime: 'hell', seed: 4 },
      ...{ length: 200, temperature: 0.8 },
    });
    expect(sessions()).toBe(before);
    expect(text).toBe(await characterwise(model, 'hell', 4, own));
    writer.dispose();
    model.dispose();
  });

  it('is the same at a run’s stages and from its folder, and a run leaves neither graph nor tensor behind', async () => {
    const dir = await temporaryFolder();
    const tensors = tf.memory().numTensors;
    const { engine } = here;
    const { events } = await trainHere(dir, helloSpec({ epochs: 3 }), {
      engine,
      probes: [
        {
          ...{ kind: 'sample', id: 's', prime: 'he', length: 50 },
          ...{ temperature: 1, perSecond: 20 },
        },
      ],
    });
    expect(sessions()).toBe(0);
    const shown = events.find(({ event }) => event.type === 'probe/sample')?.event;
    if (shown?.type !== 'probe/sample') throw new Error('the probe was not answered');
    expect(shown.text).toMatch(/^he[helo]{50}$/);
    const last = events.findLast(({ event }) => event.type === 'run/sample')?.event;
    if (last?.type !== 'run/sample') throw new Error('the run wrote no text');

    const { model, run } = await readRun(dir, 'last');
    const { seed } = run.spec.training;
    const prime = last.text.slice(0, 4);
    expect(model.counter.step).toBe(last.step);
    expect(last.text).toBe(await characterwise(model, prime, seed, run.data.vocabulary!));
    const answer = await sampleFromRun(
      {
        ...{ type: 'sample', requestId: 1, dir, prime, seed },
        ...{ length: 200, temperature: 0.8 },
      },
      engine,
    );
    expect(answer).toMatchObject({ kind: 'sample', text: last.text });
    model.dispose();
    expect(sessions()).toBe(0);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
