import { expect, it, vi } from 'vitest';

import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import type { StepReport, StepTaker } from '../../../../src-trainer/training/step-taker.ts';
import type { OptimizerSettings } from '../../../../src-shared/document/document.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { makeDataset } from './make-dataset.ts';
import {
  batchNormalizationNet,
  batchSize,
  dropoutNet,
  exampleCount,
  flatNormalizationNet,
  lastBatchSize,
  layerNets,
  smallNet,
} from './nets.ts';
import {
  adam,
  adamw,
  makeTrainee,
  momentum,
  optimizers,
  takeBatches,
  type Net,
  type Trainee,
} from './trainee.ts';

/** So many steps are a run that XLA is worth its time for, where the net is small. */
const enoughForXla = 1_000_000;
const [, convolutions] = layerNets.find(([what]) => what === 'convolutions and poolings')!;
const [, lstm] = layerNets.find(([what]) => what === 'LSTM')!;

describeOnTensorflow('steps of which many are taken at once', (here) => {
  const open = (trainee: Trainee, totalSteps = 0): StepTaker => {
    const { model, optimizer, dataset } = trainee;
    const options = { batchSize, residentBytes: Infinity, totalSteps };
    const warn = vi.spyOn(console, 'warn');
    const steps = createCompiledStepTaker(here.graphs, model, optimizer, dataset, options);
    // Where it is to go through XLA and does not, the log says so.
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
    return steps;
  };

  /** Twelve steps in calls of these sizes, and where they lead. With `between`, something else goes on after each call. */
  const train = (
    net: Net,
    settings: OptimizerSettings,
    { calls, totalSteps }: { readonly calls: readonly number[]; readonly totalSteps: number },
    between: (steps: StepTaker, trainee: Trainee) => void = () => undefined,
  ) => {
    const trainee = makeTrainee(net, settings, (step) => settings.learningRate / (1 + step / 10));
    const steps = open(trainee, totalSteps);
    const reports: StepReport[] = [];
    for (const count of calls) {
      const sizes = new Array<number>(count).fill(batchSize);
      const batches = takeBatches(net.dataset, sizes, reports.length * batchSize);
      reports.push(...steps.take(net.dataset.train, batches));
      between(steps, trainee);
    }
    steps.settle();
    const state = trainee.read();
    steps.dispose();
    trainee.dispose();
    return { reports, state };
  };

  it.each([
    ['a net with Dropout', dropoutNet, adam, 0],
    ['convolutions', convolutions, momentum, 0],
    ['BatchNormalization', batchNormalizationNet, adamw, 0],
    ['LSTM', lstm, adam, 0],
    ['a small net through XLA', smallNet, adamw, enoughForXla],
  ] as const)(
    'are the same bit for bit one by one, in any calls, and looked at in between: %s',
    (_, net, settings, totalSteps) => {
      const atOnce = train(net, settings, { calls: [12], totalSteps });
      expect(new Set(atOnce.reports.map(({ loss }) => loss)).size).toBe(12);
      const single = new Array<number>(12).fill(1);
      expect(train(net, settings, { calls: single, totalSteps })).toEqual(atOnce);
      const inParts = { calls: [5, 1, 4, 2], totalSteps };
      const looked = train(net, settings, inParts, (steps, { dataset, read }) => {
        steps.runPasses(dataset.train, takeBatches(dataset, [exampleCount]));
        steps.settle();
        read();
        steps.runPasses(dataset.train, takeBatches(dataset, [exampleCount], 3));
      });
      expect(looked).toEqual(atOnce);
    },
  );

  /** The net with one example that no loss can be taken of; the place of its batch among batches in order. */
  const poisoned = (net: Net, example: number): Net => {
    const { inputShape, train, targetShape } = net.dataset;
    const all = Int32Array.from({ length: train.count }, (_, index) => index);
    const inputs = Float32Array.from(train.gatherInputs(all));
    inputs[(example * inputs.length) / train.count] = Number.NaN;
    const targets = { shape: targetShape, values: train.gatherTargets(all) };
    return { ...net, dataset: makeDataset({ shape: inputShape, values: inputs }, targets) };
  };

  it.each([
    ...optimizers.map((settings) => [settings.type, smallNet, settings, 0] as const),
    ['Dropout', dropoutNet, adamw, 0] as const,
    ['BatchNormalization', batchNormalizationNet, momentum, 0] as const,
    ['adamw through XLA', smallNet, adamw, enoughForXla] as const,
    ['BatchNormalization through XLA', flatNormalizationNet, momentum, enoughForXla] as const,
  ])(
    'end at the first loss that is no number, with the weights of the last good step: %s',
    (_, net, settings, totalSteps) => {
      const bad = poisoned(net, 2 * batchSize + 3);
      const trainee = makeTrainee(bad, settings);
      const steps = open(trainee, totalSteps);
      const sizes = new Array<number>(9).fill(batchSize);
      const { train: examples } = bad.dataset;
      const reports = steps.take(examples, takeBatches(bad.dataset, sizes));
      // The third batch is the first with that example.
      expect(reports.map(({ loss }) => Number.isFinite(loss))).toEqual([true, true, false]);
      expect(trainee.model.counter.step).toBe(2);
      steps.settle();
      const left = trainee.read();

      const other = makeTrainee(bad, settings);
      const good = open(other, totalSteps);
      good.take(examples, takeBatches(bad.dataset, [batchSize, batchSize]));
      good.settle();
      expect(left).toEqual(other.read());
      for (const values of [...left.weights.values(), ...left.slots.values()]) {
        expect(values.every(Number.isFinite)).toBe(true);
      }

      // Both go on alike from there.
      const next = takeBatches(bad.dataset, [batchSize]);
      const [goesOn] = steps.take(examples, next);
      expect(Number.isFinite(goesOn!.loss)).toBe(true);
      expect(good.take(examples, next)).toEqual([goesOn]);
      for (const one of [steps, good, trainee, other]) one.dispose();
    },
  );

  it('end at once where the first loss is no number, and in a smaller last batch too', () => {
    const bad = poisoned(smallNet, 0);
    const trainee = makeTrainee(bad, adamw);
    const start = trainee.read();
    const steps = open(trainee);
    for (const size of [batchSize, lastBatchSize]) {
      const reports = steps.take(bad.dataset.train, takeBatches(bad.dataset, [size, size]));
      expect(reports.map(({ loss }) => loss)).toEqual([Number.NaN]);
    }
    steps.settle();
    expect(trainee.read()).toEqual(start);
    expect(trainee.model.counter.step).toBe(0);
    steps.dispose();
    trainee.dispose();
  });
});
