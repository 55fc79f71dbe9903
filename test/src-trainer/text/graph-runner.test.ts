import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import type { GraphEngine } from '../../../src-trainer/engine/graph/graph-engine.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { planCharacterStep } from '../../../src-trainer/text/character-step.ts';
import { createGraphRunner } from '../../../src-trainer/text/graph-runner.ts';
import { writerOf, type TextWriter } from '../../../src-trainer/text/text-writer.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { chainNet, makeCharacterModel, recurrentNets, writeInPieces } from './character-nets.ts';
import { checkWriter, nucleusChoices } from './check-writer.ts';

function createGraphWriter(
  graphs: GraphEngine,
  model: Model,
  silent?: readonly number[],
): TextWriter {
  const step = planCharacterStep(model, model.outputs[0]!.from, silent)!;
  return writerOf(createGraphRunner(graphs, model, step), model.parameterCount);
}

describeOnTensorflow('a graph that writes', (here) => {
  checkWriter(
    recurrentNets,
    (model, silent) => createGraphWriter(here.graphs, model, silent),
    nucleusChoices,
  );

  it('is made once for all texts, and given back with its memory', () => {
    const { binding } = here.graphs;
    const tensors = tf.memory().numTensors;
    const sessions = binding.getNumOfSavedModels();
    const model = makeCharacterModel(chainNet([['GRU', { units: 9, returnSequences: true }]]));
    const writer = createGraphWriter(here.graphs, model);
    for (let text = 0; text < 5; text += 1) {
      writeInPieces(writer, [1, 2], [20], { temperature: 1 });
      expect(binding.getNumOfSavedModels()).toBe(sessions + 1);
    }
    writer.dispose();
    model.dispose();
    expect(binding.getNumOfSavedModels()).toBe(sessions);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('knows thousands of characters without a table for them', () => {
    const size = 600;
    const model = makeCharacterModel(
      chainNet([['LSTM', { units: 4, returnSequences: true }]], {
        embedding: { inputDim: size },
        dense: { units: size },
      }),
    );
    const writer = createGraphWriter(here.graphs, model);
    const written = writeInPieces(writer, [size - 1, 0], [50], { temperature: 1 });
    expect(new Set(written).size).toBeGreaterThan(20);
    writer.dispose();
    model.dispose();
  });
});
