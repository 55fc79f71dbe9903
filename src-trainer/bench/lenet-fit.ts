import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { buildTemplate } from '../../src-shared/templates/index.ts';
import { loadDataset } from '../datasets/load-dataset.ts';

const batchSize = 64;

/**
 * The template `lenet-relu` written for TensorFlow.js alone and trained by its own `fit` on the backend
 * `cpu`, with batches of 64 and Adam. A call fits one batch, `[64, 28, 28, 1]`, since the backend takes
 * seconds for it.
 */
export async function openLenetFit(
  resourcesFolder: string,
): Promise<{ readonly fit: () => Promise<unknown>; readonly examplesPerCall: number }> {
  await tf.setBackend('cpu');
  const { data, training } = buildTemplate('lenet-relu', 'LeNet');
  const { train } = await loadDataset({ data, resourcesFolder, seed: training.seed });
  const relu = { activation: 'relu', kernelInitializer: 'heNormal' } as const;
  const model = tfl.sequential({
    layers: [
      tfl.layers.conv2d({
        ...relu,
        inputShape: [28, 28, 1],
        filters: 6,
        kernelSize: 5,
        padding: 'same',
      }),
      tfl.layers.maxPooling2d({ poolSize: 2 }),
      tfl.layers.conv2d({ ...relu, filters: 16, kernelSize: 5 }),
      tfl.layers.maxPooling2d({ poolSize: 2 }),
      tfl.layers.flatten(),
      tfl.layers.dense({ ...relu, units: 120 }),
      tfl.layers.dense({ ...relu, units: 84 }),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: 'adam',
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });

  const indices = Int32Array.from({ length: batchSize }, (_, index) => index);
  const inputs = tf.tensor(train.gatherInputs(indices), [batchSize, 28, 28, 1]);
  const targets = tf.tensor(Float32Array.from(train.gatherTargets(indices)), [batchSize, 1]);
  const options = { batchSize, epochs: 1, verbose: 0 } as const;
  return { fit: () => model.fit(inputs, targets, options), examplesPerCall: batchSize };
}
