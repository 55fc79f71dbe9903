import { expect, it } from 'vitest';

import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import { createEagerSteps } from '../../../../src-trainer/training/eager-steps.ts';
import type { OptimizerSettings } from '../../../../src-shared/document/document.ts';
import { expectAlike, expectAlikeReports } from './compare-states.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { evenCalls, holdAgainstEager, unevenCalls } from './hold-against-eager.ts';
import {
  batchNormalizationNet,
  batchSize,
  dropoutNet,
  evenNet,
  layerNets,
  lossNets,
  smallNet,
} from './nets.ts';
import {
  adam,
  compileTrainee,
  makeTrainee,
  momentum,
  optimizers,
  settingsAt,
  sgd,
  takeBatches,
  type Net,
} from './trainee.ts';

describeOnTensorflow('five compiled steps', (here) => {
  const hold = (net: Net, settings: OptimizerSettings, parts: number, calls = unevenCalls) =>
    holdAgainstEager(here.graphs, net, settings, { parts, calls });

  it.each(optimizers.map((settings) => [settings.type, settings] as const))(
    'are five eager ones of %s, with and without a smaller last batch, in one part and in two',
    (_, settings) => {
      for (const parts of [1, 2]) {
        hold(smallNet, settings, parts);
        hold(evenNet, settings, parts, evenCalls);
      }
    },
  );

  it.each(lossNets)('are five eager ones with %s, in one part and in two', (_, net) => {
    hold(net, sgd, 1);
    hold(net, sgd, 2);
  });

  it.each([...layerNets, ['Dropout', dropoutNet] as const])(
    'are five eager ones of a net with %s, in one part and in two',
    (_, net) => {
      hold(net, momentum, 1);
      hold(net, momentum, 2);
    },
  );

  it('move the statistics of batch normalisation as eager ones do', () => {
    hold(batchNormalizationNet, momentum, 1);
  });

  it('are the same in one part, in two and in three but for rounding, where nothing is random', () => {
    const states = [1, 2, 3].map((parts) => {
      const trainee = makeTrainee(smallNet, momentum);
      const start = trainee.read();
      const { train } = trainee.dataset;
      const compiled = compileTrainee(here.graphs, trainee, { batchSize, parts });
      const batches = takeBatches(trainee.dataset, [8, 8, 8, 8, 8]);
      const reports = compiled.run(train, batches, settingsAt(trainee, 0));
      const end = compiled.read();
      compiled.close();
      trainee.dispose();
      return { start, end, reports };
    });
    const [one, ...others] = states;
    for (const { end, reports } of others) {
      expectAlikeReports(one!.reports, reports);
      expectAlike(one!.start, one!.end, end);
    }
  });

  it('through the door that training uses are five eager ones, and model and optimizer have them after settling', () => {
    const trainee = makeTrainee(dropoutNet, adam);
    const { model, optimizer, dataset } = trainee;
    const start = trainee.read();
    const steps = createCompiledStepTaker(here.graphs, model, optimizer, dataset, {
      ...{ batchSize, residentBytes: Infinity, totalSteps: 5 },
    });
    expect(trainee.read()).toEqual(start);
    expect(model.counter.step).toBe(0);
    const batches = takeBatches(
      dataset,
      Array.from({ length: 5 }, () => batchSize),
    );
    const reports = steps.take(dataset.train, batches);
    expect(model.counter.step).toBe(5);
    steps.settle();
    const graph = trainee.read();
    steps.dispose();
    trainee.write(start);
    model.counter.step = 0;
    const eager = createEagerSteps(model, optimizer, dataset);
    expectAlikeReports(eager.take(dataset.train, batches), reports);
    expectAlike(start, trainee.read(), graph);
    trainee.dispose();
  });
});
