import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import { NotRecordable } from '../../../../src-trainer/engine/graph/recorder.ts';
import { breakModel, netToBreak } from './broken-layer.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { batchNormalizationNet, batchSize, dropoutNet, lastBatchSize } from './nets.ts';
import { adam, makeTrainee, takeBatches, type Net } from './trainee.ts';

describeOnTensorflow('a compiled training', (here) => {
  const countTensors = () => ({
    ofTfjs: tf.memory().numTensors,
    ofTensorflow: here.graphs.binding.getNumOfTensors(),
    graphs: here.graphs.binding.getNumOfSavedModels(),
  });
  const open = (net: Net) => {
    const trainee = makeTrainee(net, adam);
    const { model, optimizer, dataset } = trainee;
    const steps = createCompiledStepTaker(here.graphs, model, optimizer, dataset, {
      batchSize,
      residentBytes: Infinity,
    });
    return { trainee, steps };
  };

  it('holds as many tensors after 20,000 steps in 200 calls as after the first one', () => {
    const { trainee, steps } = open(dropoutNet);
    const { dataset, model, read } = trainee;
    const batches = takeBatches(dataset, new Array<number>(99).fill(batchSize));
    const [smaller] = takeBatches(dataset, [lastBatchSize], 24);
    const callAll = (): void => {
      steps.take(dataset.train, batches);
      steps.take(dataset.train, [smaller!]);
      steps.runPasses(dataset.train, [batches[0]!]);
    };
    callAll();
    steps.settle();
    const first = countTensors();
    for (let call = 1; call < 200; call += 1) callAll();
    expect(model.counter.step).toBe(20_000);
    expect(countTensors()).toEqual(first);
    steps.settle();
    expect(countTensors()).toEqual(first);
    expect(read().weights.size).toBe(6);
    steps.dispose();
    trainee.dispose();
  });

  it('leaves nothing behind when it is over, is refused, or goes on operation by operation', () => {
    const run = (net: Net): void => {
      const { trainee, steps } = open(net);
      steps.take(net.dataset.train, takeBatches(net.dataset, [batchSize, batchSize]));
      steps.settle();
      // There is no graph for so few: they are run one operation after the other.
      steps.runPasses(net.dataset.train, takeBatches(net.dataset, [3]));
      steps.dispose();
      trainee.dispose();
    };
    const refuse = (): void => {
      const trainee = makeTrainee(netToBreak, adam);
      const model = breakModel(trainee.model, (x) => tf.mul(x, tf.mean(x).dataSync()[0]!));
      expect(() =>
        createCompiledStepTaker(here.graphs, model, trainee.optimizer, trainee.dataset, {
          batchSize,
          residentBytes: Infinity,
        }),
      ).toThrow(NotRecordable);
      trainee.dispose();
    };
    const all = (): void => {
      run(dropoutNet);
      run(batchNormalizationNet);
      refuse();
    };
    all();
    const before = countTensors();
    expect(before.graphs).toBe(0);
    for (let round = 0; round < 3; round += 1) all();
    expect(countTensors()).toEqual(before);
  });
});
