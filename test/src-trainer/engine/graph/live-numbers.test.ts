import { expect, it } from 'vitest';

import type { OptimizerSettings } from '../../../../src-shared/document/document.ts';
import type { StepSettings } from '../../../../src-trainer/engine/graph/compile-steps.ts';
import { createEagerSteps } from '../../../../src-trainer/training/eager-steps.ts';
import { createOptimizer } from '../../../../src-trainer/training/optimizers/optimizer.ts';
import { expectAlike, expectAlikeReports } from './compare-states.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { batchSize, dropoutNet, smallNet } from './nets.ts';
import { tapGraphs } from './tap-graphs.ts';
import {
  adam,
  adamw,
  compileTrainee,
  makeTrainee,
  momentum,
  rmsprop,
  settingsAt,
  takeBatches,
  type Net,
} from './trainee.ts';

describeOnTensorflow('numbers that are changed while a network trains', (here) => {
  /** Two steps as it was compiled, then two more by other numbers: without another recording, and as the model would. */
  const hold = (
    net: Net,
    settings: OptimizerSettings,
    changed: Partial<StepSettings> & { readonly optimizer?: OptimizerSettings },
  ): void => {
    const tap = tapGraphs(here.graphs);
    const trainee = makeTrainee(net, settings);
    const { model, dataset } = trainee;
    const { train } = dataset;
    const start = trainee.read();
    const compiled = compileTrainee(tap.graphs, trainee, { batchSize });
    // A step twice for each of two sizes of batch, and passes twice for the one size there is.
    const before = { ...tap.counts };
    expect(before).toMatchObject({ recordings: 6, graphs: 1 });
    const batches = takeBatches(dataset, [batchSize, batchSize, batchSize, batchSize]);
    const [early, late] = [batches.slice(0, 2), batches.slice(2)];

    const first = compiled.run(train, early, settingsAt(trainee, 0));
    const middle = compiled.read();
    const unchanged = compiled.run(train, late, settingsAt(trainee, 2));
    compiled.write(middle);
    const after = { ...settingsAt(trainee, 2), ...changed };
    const second = compiled.run(train, late, after);
    expect(tap.counts).toMatchObject({ recordings: before.recordings, graphs: before.graphs });
    expect(compiled.read()).not.toEqual(middle);
    const graph = compiled.read();
    compiled.write(middle);
    compiled.run(train, late, settingsAt(trainee, 2));
    expect(compiled.read()).not.toEqual(graph);
    expect(unchanged[0]!.loss === second[0]!.loss).toBe(changed.dropoutRates === undefined);
    compiled.close();

    const { optimizer, dropoutRates, learningRateOf } = after;
    const eager = (now: OptimizerSettings, how: Parameters<typeof createEagerSteps>[3]) => {
      const own = createOptimizer(now, model.weights, learningRateOf);
      own.writeSlots(new Map(trainee.optimizer.readSlots().map((one) => [one.name, one.values])));
      const reports = createEagerSteps(model, own, dataset, how).take(train, late);
      trainee.optimizer.writeSlots(new Map(own.readSlots().map((one) => [one.name, one.values])));
      own.dispose();
      return reports;
    };
    expectAlikeReports(
      createEagerSteps(model, trainee.optimizer, dataset).take(train, early),
      first,
    );
    expectAlikeReports(eager(optimizer, { dropoutRates }), second);
    expectAlike(start, trainee.read(), graph);
    trainee.dispose();
  };

  it('need no other recording: dropout rates', () => {
    hold(dropoutNet, momentum, {
      dropoutRates: new Map([
        ['layer_2', 0.1],
        ['layer_4', 0.7],
      ]),
    });
  });

  it('need no other recording: the learning rate', () => {
    hold(smallNet, adam, { learningRateOf: () => 0.05 });
  });

  it('need no other recording: weight decay', () => {
    hold(smallNet, adamw, {
      optimizer: { type: 'adamw', learningRate: 0.01, beta1: 0.9, beta2: 0.99, weightDecay: 0.9 },
    });
  });

  it('need no other recording: what an optimizer remembers', () => {
    hold(smallNet, momentum, { optimizer: { type: 'momentum', learningRate: 0.1, momentum: 0.2 } });
    hold(smallNet, rmsprop, { optimizer: { type: 'rmsprop', learningRate: 0.01, rho: 0.3 } });
    hold(smallNet, adam, {
      optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.5, beta2: 0.9 },
    });
  });
});
