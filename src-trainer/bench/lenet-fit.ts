import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { loadDataset } from '../datasets/load-dataset.ts';
import { lenetSpec } from './lenet-spec.ts';

/**
 * LeNet-5 written for TensorFlow.js alone and trained by its own `fit` on the backend `cpu`. A call fits
 * one batch, since the backend takes seconds for it.
 */
export async function openFit(
  resourcesFolder: string,
): Promise<{ readonly fit: () => Promise<unknown>; readonly examplesPerCall: number }> {
  await tf.setBackend('cpu');
  const { data, training } = lenetSpec();
  const { train } = await loadDataset({ data, resourcesFolder, seed: training.seed });
  const tanh = { activation: 'tanh', kernelInitializer: 'glorotUniform' } as const;
  const model = tfl.sequential({
    layers: [
      tfl.layers.conv2d({
        ...tanh,
        inputShape: [28, 28, 1],
        filters: 6,
        kernelSize: 5,
        padding: 'same',
      }),
      tfl.layers.averagePooling2d({ poolSize: 2 }),
      tfl.layers.conv2d({ ...tanh, filters: 16, kernelSize: 5 }),
      tfl.layers.averagePooling2d({ poolSize: 2 }),
      tfl.layers.flatten(),
      tfl.layers.dense({ ...tanh, units: 120 }),
      tfl.layers.dense({ ...tanh, units: 84 }),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: 'adam',
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });

  const examplesPerCall = training.batchSize;
  const indices = Int32Array.from({ length: examplesPerCall }, (_, index) => index);
  const inputs = tf.tensor(train.gatherInputs(indices), [examplesPerCall, 28, 28, 1]);
  const targets = tf.tensor(Float32Array.from(train.gatherTargets(indices)), [examplesPerCall, 1]);
  const options = { batchSize: examplesPerCall, epochs: 1, verbose: 0 } as const;
  return { fit: () => model.fit(inputs, targets, options), examplesPerCall };
}
