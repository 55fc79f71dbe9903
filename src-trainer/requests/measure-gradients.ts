import * as tf from '@tensorflow/tfjs-core';

import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { streamsOf } from '../../src-shared/spec/streams-of.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { fitText } from '../run/fit-text.ts';
import { createAugment } from '../training/augmentation/augment.ts';
import { gatherPart } from '../training/batch-parts.ts';
import { dropoutRatesOf } from '../training/dropout-rates.ts';
import { createEpochOrder } from '../training/epoch-order.ts';
import { liveStep } from '../training/eager-steps.ts';
import { rowsOfBatch } from '../training/rows-of-batch.ts';
import { createStepProgram } from '../training/step-program.ts';
import { noRules } from '../training/step-rules.ts';
import type { RequestSurroundings } from './answer-request.ts';

type LayerGradient = Extract<Answer, { kind: 'gradients' }>['layers'][number];

/**
 * How long the gradient of E_in by each layer's weights is at the first step of a run: with the weights that the run
 * begins with and on its first batch. Layers in the network's order, those without weights left out.
 */
export async function measureGradients(
  { spec: asked }: Extract<TrainerCommand, { type: 'gradients' }>,
  { resourcesFolder }: Omit<RequestSurroundings, 'kept'>,
): Promise<Answer> {
  const { seed } = asked.training;
  const classCount = classCountOf(asked.model);
  const dataset = await loadDataset({
    data: asked.data,
    resourcesFolder,
    seed,
    classCount,
    streams: streamsOf(asked),
  });
  const spec = fitText(asked, dataset, undefined);
  checkFit(spec.model, dataset);
  const model = buildModel(spec.model, seed);
  try {
    const examples = dataset.train.forEpoch(0);
    const batch = createEpochOrder(
      dataset,
      spec.training,
    )(0).subarray(0, rowsOfBatch(dataset, spec.training));
    const augment = createAugment(spec.data.augmentation, dataset.inputShape, seed);
    const program = createStepProgram(model, noRules, augment);
    const layers = tf.tidy(() => {
      const live = liveStep(0, noRules, { dropoutRates: dropoutRatesOf(model), rules: noRules });
      const { gradients } = program([gatherPart(dataset, examples, batch)], live);
      return lengthsOf(model, gradients);
    });
    return { kind: 'gradients', layers };
  } finally {
    model.dispose();
  }
}

/** The lengths of the gradients by all trainable weights of each layer together, and of these weights. */
function lengthsOf(
  { weights }: Model,
  gradients: Readonly<Record<string, tf.Tensor>>,
): LayerGradient[] {
  const squares = new Map<string, { gradient: number; weight: number }>();
  for (const { nodeId, variable, isTrainable } of weights) {
    const gradient = gradients[variable.name];
    if (!isTrainable || gradient === undefined) continue;
    const sum = squares.get(nodeId) ?? { gradient: 0, weight: 0 };
    sum.gradient += squareOf(gradient);
    sum.weight += squareOf(variable);
    squares.set(nodeId, sum);
  }
  return [...squares].map(([nodeId, { gradient, weight }]) => ({
    nodeId,
    gradientNorm: Math.sqrt(gradient),
    weightNorm: Math.sqrt(weight),
  }));
}

/** In double precision: what is small where a gradient vanishes would be 0 as the square of a float32. */
function squareOf(tensor: tf.Tensor): number {
  return tensor.dataSync<'float32'>().reduce((sum, value) => sum + value * value, 0);
}
