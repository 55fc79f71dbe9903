import { expect, it, vi } from 'vitest';

import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import { createEagerSteps } from '../../../../src-trainer/training/eager-steps.ts';
import type { StepTaker } from '../../../../src-trainer/training/step-taker.ts';
import { expectAlike, expectAlikeReports } from './compare-states.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { evenCalls, holdAgainstEager } from './hold-against-eager.ts';
import { batchSize, statefulNets } from './nets.ts';
import { adam, makeTrainee, momentum, takeBatches, type Net, type Trainee } from './trainee.ts';

/** So many steps are a run that XLA is worth its time for, where the net is small. */
const enoughForXla = 1_000_000;

describeOnTensorflow('compiled steps that carry states', (here) => {
  const open = ({ model, optimizer, dataset }: Trainee, totalSteps = 0): StepTaker =>
    createCompiledStepTaker(here.graphs, model, optimizer, dataset, {
      ...{ batchSize, residentBytes: Infinity, totalSteps },
    });

  it.each(statefulNets)('are eager ones, in one part and in two: %s', (_, net) => {
    for (const parts of [1, 2]) {
      holdAgainstEager(here.graphs, net, momentum, { parts, calls: evenCalls });
    }
  });

  it('are eager ones through XLA too, where the recurrence is of stock operations', () => {
    const [, net] = statefulNets.find(([what]) => what === 'SimpleRNN, softsign')!;
    holdAgainstEager(here.graphs, net, momentum, { parts: 1, usesXla: true, calls: evenCalls });
  });

  /** Twelve steps in calls of these sizes, an epoch of three after the other. */
  const train = (
    net: Net,
    calls: readonly number[],
    totalSteps: number,
    between: (steps: StepTaker, trainee: Trainee) => void = () => undefined,
  ) => {
    const trainee = makeTrainee(net, adam);
    const steps = open(trainee, totalSteps);
    let taken = 0;
    const reports = calls.flatMap((count) => {
      if (taken % 3 === 0) steps.forget();
      const sizes = new Array<number>(count).fill(batchSize);
      const batches = takeBatches(net.dataset, sizes, taken * batchSize);
      taken += count;
      const said = steps.take(net.dataset.train, batches);
      between(steps, trainee);
      return said;
    });
    steps.settle();
    const state = trainee.read();
    steps.dispose();
    trainee.dispose();
    return { reports, state };
  };

  it.each([
    ['of our own operations', 'LSTM, tanh', 0],
    ['of stock operations', 'GRU, softsign', 0],
    ['through XLA', 'SimpleRNN, softsign', enoughForXla],
  ] as const)(
    'are the same bit for bit in however many calls, and with the states put away and back: %s',
    (_, what, totalSteps) => {
      const [, net] = statefulNets.find(([name]) => name === what)!;
      const warn = vi.spyOn(console, 'warn');
      const atOnce = train(net, [3, 3, 3, 3], totalSteps);
      const singles = new Array<number>(12).fill(1);
      expect(train(net, singles, totalSteps)).toEqual(atOnce);
      const moved = train(net, [1, 2, 2, 1, 3, 3], totalSteps, (steps, { read, write }) => {
        steps.settle();
        const state = read();
        write({
          ...state,
          carried: new Map([...state.carried].map(([k, v]) => [k, v.map(() => 9)])),
        });
        write(state);
        steps.adopt();
      });
      expect(moved).toEqual(atOnce);
      expect(warn).not.toHaveBeenCalled();
      warn.mockRestore();
      for (const values of atOnce.state.carried.values()) {
        expect(values.some((value) => value !== 0)).toBe(true);
      }
    },
  );

  it('begin at 0 again once they forget', () => {
    const [, net] = statefulNets.find(([what]) => what === 'SimpleRNN, tanh')!;
    const trainee = makeTrainee(net, momentum);
    const steps = open(trainee);
    const [first, second] = takeBatches(net.dataset, [batchSize, batchSize]);
    const { train: examples } = net.dataset;
    steps.take(examples, [first!]);
    steps.settle();
    const start = trainee.read();
    const [carried] = steps.take(examples, [second!]);
    trainee.write(start);
    steps.adopt();
    steps.forget();
    const [anew] = steps.take(examples, [second!]);
    expect(Math.abs(carried!.loss - anew!.loss)).toBeGreaterThan(1e-5);
    steps.settle();
    const left = trainee.read();

    const eager = createEagerSteps(trainee.model, trainee.optimizer, net.dataset);
    trainee.write(start);
    eager.forget();
    expectAlikeReports(eager.take(examples, [second!]), [anew!]);
    expectAlike(start, trainee.read(), left);
    steps.dispose();
    trainee.dispose();
  });

  it.each([
    ['operation by operation', 'LSTM, tanh', 0],
    ['through XLA', 'SimpleRNN, softsign', enoughForXla],
  ] as const)(
    'keep the states of the last good step where a loss is no number: %s',
    (_, what, totalSteps) => {
      const [, net] = statefulNets.find(([name]) => name === what)!;
      const rates = (step: number): number => (step === 2 ? Infinity : 0.1);
      const trainee = makeTrainee(net, momentum, rates);
      const batches = takeBatches(net.dataset, [batchSize, batchSize, batchSize]);
      const { train: examples } = net.dataset;
      const steps = open(trainee, totalSteps);
      const reports = steps.take(examples, batches);
      expect(reports.map(({ loss }) => Number.isFinite(loss))).toEqual([true, true, false]);
      steps.settle();
      const { carried } = trainee.read();
      steps.dispose();
      trainee.dispose();

      const other = makeTrainee(net, momentum, rates);
      const good = open(other, totalSteps);
      good.take(examples, batches.slice(0, 2));
      good.settle();
      expect(carried).toEqual(other.read().carried);
      expect([...carried.values()].every((values) => values.every(Number.isFinite))).toBe(true);
      good.dispose();
      other.dispose();
    },
  );
});
