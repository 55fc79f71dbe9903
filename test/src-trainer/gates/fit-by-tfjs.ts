import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { shuffledIndices } from '../../../src-trainer/random/shuffle.ts';
import { resourcesFolder } from '../run-in-process.ts';

/** A run's network with the weights it begins with, to be trained by TensorFlow.js' own loop, loss and optimizer. */
type Twin = {
  readonly network: tfl.LayersModel;
  readonly dataset: Dataset;
  readonly dispose: () => void;
};

async function makeTwin(spec: RunSpec, optimizer: tf.Optimizer): Promise<Twin> {
  const { seed } = spec.training;
  const dataset = await loadDataset({ data: spec.data, resourcesFolder, seed });
  const model = buildModel(spec.model, seed);
  const [output] = spec.model.outputs;
  model.layersModel.compile({ optimizer, loss: output!.loss });
  const dispose = (): void => {
    optimizer.dispose();
    model.dispose();
  };
  return { network: model.layersModel, dataset, dispose };
}

/** These examples as tensors, the targets as `[count, 1]` floats, which TensorFlow.js' losses take. */
function gather({ inputShape, train }: Dataset, indices: Int32Array): [tf.Tensor, tf.Tensor] {
  const count = indices.length;
  return [
    tf.tensor(train.gatherInputs(indices), [count, ...inputShape]),
    tf.tensor(Float32Array.from(train.gatherTargets(indices)), [count, 1]),
  ];
}

/** The loss of every step, on the batches that our own run sees. */
export async function lossesOnOurBatches(
  spec: RunSpec,
  optimizer: tf.Optimizer,
  steps: number,
): Promise<number[]> {
  const { network, dataset, dispose } = await makeTwin(spec, optimizer);
  const { batchSize, seed } = spec.training;
  const { count } = dataset.train;
  const perEpoch = Math.ceil(count / batchSize);
  const losses: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const order = shuffledIndices(count, seed, Math.floor(step / perEpoch));
    const start = (step % perEpoch) * batchSize;
    const batch = gather(dataset, order.subarray(start, Math.min(count, start + batchSize)));
    const loss = await network.trainOnBatch(...batch);
    losses.push(Array.isArray(loss) ? loss[0]! : loss);
    tf.dispose(batch);
  }
  dispose();
  return losses;
}

/**
 * The mean loss of the last epoch of `fit`. It is given each epoch's examples in an order of another seed than
 * the run's, since its own shuffling cannot be repeated.
 */
export async function finalLossOfFit(spec: RunSpec, optimizer: tf.Optimizer): Promise<number> {
  const { network, dataset, dispose } = await makeTwin(spec, optimizer);
  const { batchSize, epochs, seed } = spec.training;
  let last = Number.NaN;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const all = gather(dataset, shuffledIndices(dataset.train.count, seed + 1000, epoch));
    const { history } = await network.fit(...all, { batchSize, epochs: 1, shuffle: false });
    last = Number(history['loss']?.[0]);
    tf.dispose(all);
  }
  dispose();
  return last;
}
