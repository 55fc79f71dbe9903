import { expect, it } from 'vitest';

import {
  compileTrainee,
  makeTrainee,
  optimizers,
  settingsAt,
  sgd,
  momentum,
  takeBatches,
} from './trainee.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { evenCalls, holdAgainstEager } from './hold-against-eager.ts';
import { batchSize, dropoutNet, evenNet, layerNets, lossNets, smallNet } from './nets.ts';

const convolutions = 'convolutions and poolings';
/** Recurrent layers are operations of our own where the engine pack has them, and then not for XLA. */
const forXla = layerNets.filter(
  ([, { sketch }]) =>
    !sketch.layers.some(({ type }) => /Conv|Pool|RNN|GRU|LSTM|Bidirectional/.test(type)),
);

describeOnTensorflow('five steps through XLA', (here) => {
  it.each(optimizers.map((settings) => [settings.type, settings] as const))(
    'are five eager ones of %s, with and without a smaller last batch',
    (_, settings) => {
      holdAgainstEager(here.graphs, smallNet, settings, { parts: 1, usesXla: true });
      holdAgainstEager(here.graphs, evenNet, settings, {
        parts: 1,
        usesXla: true,
        calls: evenCalls,
      });
    },
  );

  it.each(lossNets)('are five eager ones with %s', (_, net) => {
    holdAgainstEager(here.graphs, net, sgd, { parts: 1, usesXla: true });
  });

  it.each(forXla)('are five eager ones of a net with %s', (_, net) => {
    holdAgainstEager(here.graphs, net, momentum, { parts: 1, usesXla: true });
  });

  it('are the same bit for bit in however many calls', () => {
    const states = [[5], [1, 1, 1, 1, 1], [2, 3]].map((calls) => {
      const trainee = makeTrainee(smallNet, momentum);
      const compiled = compileTrainee(here.graphs, trainee, { batchSize, usesXla: true });
      let first = 0;
      const reports = calls.flatMap((count) => {
        const sizes = Array.from({ length: count }, () => batchSize);
        const batches = takeBatches(trainee.dataset, sizes, first * batchSize);
        const given = compiled.run(trainee.dataset.train, batches, settingsAt(trainee, first));
        first += count;
        return given;
      });
      const end = compiled.read();
      compiled.close();
      trainee.dispose();
      return { reports, end };
    });
    expect(states[1]).toEqual(states[0]);
    expect(states[2]).toEqual(states[0]);
  });

  it('end at a loss that is no number, and leave weights and slots as they were before it', () => {
    const settings = { ...momentum, learningRate: 1 };
    const rates = (step: number): number => (step === 2 ? Infinity : 0.1);
    const trainee = makeTrainee(smallNet, settings, rates);
    const compiled = compileTrainee(here.graphs, trainee, { batchSize, usesXla: true });
    const batches = takeBatches(trainee.dataset, [batchSize, batchSize, batchSize, batchSize]);
    const { train } = trainee.dataset;
    compiled.run(train, batches.slice(0, 2), settingsAt(trainee, 0));
    const broken = compiled.read();
    const reports = compiled.run(train, batches.slice(2), settingsAt(trainee, 2));
    expect(reports).toHaveLength(1);
    expect(reports[0]?.loss).toBeNaN();
    expect(compiled.read()).toEqual(broken);
    compiled.close();
    trainee.dispose();
  });

  it('are refused where a step convolves or draws', () => {
    const refused = [layerNets.find(([what]) => what === convolutions)?.[1], dropoutNet];
    for (const net of refused) {
      const trainee = makeTrainee(net!, sgd);
      const start = trainee.read();
      expect(() => compileTrainee(here.graphs, trainee, { batchSize, usesXla: true })).toThrow(
        /not for XLA: it has the operation (Conv2D|.*Random)/,
      );
      trainee.write(start);
      trainee.dispose();
    }
  });
});
