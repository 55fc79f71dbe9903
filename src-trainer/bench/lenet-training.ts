import type { EngineId } from '../../src-shared/protocol/engine.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { openEngine } from '../engine/open-engine.ts';
import { buildModel } from '../model/build-model.ts';
import { shuffledIndices } from '../random/shuffle.ts';
import { createOptimizer } from '../training/optimizers/optimizer.ts';
import { createTrainingStep } from '../training/training-step.ts';
import { lenetSpec } from './lenet-spec.ts';

/** LeNet-5 on one of our engines: `step` is one step of the training loop's own, on the next batch. */
export async function openTraining(
  engine: EngineId,
  packsFolder: string,
  resourcesFolder: string,
): Promise<{ readonly step: () => void; readonly batchSize: number }> {
  await openEngine(engine, { packsFolder });
  const spec = lenetSpec();
  const { batchSize, seed, optimizer } = spec.training;
  const dataset = await loadDataset({ data: spec.data, resourcesFolder, seed });
  const model = buildModel(spec.model, seed);
  const takeStep = createTrainingStep(model, createOptimizer(optimizer, model.weights), dataset);
  const order = shuffledIndices(dataset.train.count, seed, 0);
  const stepsPerEpoch = Math.floor(order.length / batchSize);
  let taken = 0;
  return {
    batchSize,
    step: () => {
      const start = (taken % stepsPerEpoch) * batchSize;
      takeStep(dataset.train, order.subarray(start, start + batchSize));
      taken += 1;
    },
  };
}
