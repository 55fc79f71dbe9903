import { expect, it } from 'vitest';

import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { batchSize, dropoutNet, layerNets, smallNet } from './nets.ts';
import { adam, makeTrainee, takeBatches, type Net } from './trainee.ts';

/** What a process may hold more at the end: pages that an allocator has not given back, not a leak of 100 bytes a step. */
const slackBytes = 8 * 2 ** 20;

/** So many steps are a run that XLA is worth its time for, where the net is small. */
const enoughForXla = 1_000_000;

/** What the process holds beside JavaScript's own heap, which grows to its comfort and is collected when it likes. */
function nativeBytes(): number {
  const { rss, heapTotal } = process.memoryUsage();
  return rss - heapTotal;
}

describeOnTensorflow('the memory of the process', (here) => {
  const open = (net: Net, totalSteps: number) => {
    const trainee = makeTrainee(net, adam);
    const { model, optimizer, dataset } = trainee;
    const steps = createCompiledStepTaker(here.graphs, model, optimizer, dataset, {
      batchSize,
      residentBytes: Infinity,
      totalSteps,
    });
    return { trainee, steps };
  };
  const [, lstm] = layerNets.find(([what]) => what === 'LSTM')!;

  it.each([
    ['a net with Dropout', dropoutNet, 200_000, 0],
    ['a small net through XLA', smallNet, 200_000, enoughForXla],
    ['LSTM', lstm, 20_000, 0],
  ] as const)(
    'is as large after many steps as after half of them: %s',
    (_, net, count, totalSteps) => {
      const { trainee, steps } = open(net, totalSteps);
      const batches = takeBatches(net.dataset, new Array<number>(100).fill(batchSize));
      const take = (most: number): number => {
        while (trainee.model.counter.step < most) steps.take(net.dataset.train, batches);
        return nativeBytes();
      };
      // An allocator takes its pages in the first tens of thousands.
      const early = take(count / 2);
      const late = take(count);
      console.log(`${count} steps: ${megabytes(early)} MB, then ${megabytes(late)} MB`);
      expect(late - early).toBeLessThan(slackBytes);
      steps.dispose();
      trainee.dispose();
    },
  );

  it.each([
    ['a net with Dropout', dropoutNet, 0],
    ['a small net through XLA', smallNet, enoughForXla],
  ] as const)('is as large after 240 trainings as after 160: %s', (_, net, totalSteps) => {
    const train = (): void => {
      const { trainee, steps } = open(net, totalSteps);
      steps.take(trainee.dataset.train, takeBatches(trainee.dataset, [batchSize, batchSize]));
      steps.settle();
      steps.dispose();
      trainee.dispose();
    };
    for (let run = 0; run < 160; run += 1) train();
    const early = nativeBytes();
    for (let run = 0; run < 80; run += 1) train();
    const late = nativeBytes();
    console.log(`240 trainings: ${megabytes(early)} MB, then ${megabytes(late)} MB`);
    // How much of JavaScript's own heap was touched differs from time to time.
    expect(late - early).toBeLessThan(3 * slackBytes);
  });
});

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
