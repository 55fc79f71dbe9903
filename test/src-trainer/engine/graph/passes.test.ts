import { expect, it } from 'vitest';

import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import { evaluateExamples } from '../../../../src-trainer/training/evaluate-examples.ts';
import { createEagerPasses } from '../../../../src-trainer/training/run-passes.ts';
import type { Dataset } from '../../../../src-trainer/datasets/dataset.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { drawFloats, drawIntegers, makeDataset } from './make-dataset.ts';
import { batchNormalizationNet, dropoutNet, layerNets, lossNets } from './nets.ts';
import { adam, makeTrainee, takeBatches, type Net } from './trainee.ts';

const batchSize = 8;
/** Two whole passes of 32 and a smaller one. */
const heldOutCount = 75;

/** One net for each way to measure: sequences, two outputs, one number a class, no class at all. */
const measured: ReadonlySet<string> = new Set([
  'binary cross-entropy of probabilities',
  'mean squared error',
  'convolutions and poolings',
  'two outputs',
  'LSTM',
  'recurrent layers over padding',
]);

/** The net with held-out examples of its own, in other arrays than those it is trained on. */
function withHeldOut(net: Net): Net {
  const { dataset } = net;
  const { train, inputShape, targetShape, inputNumbers } = dataset;
  const target = train.gatherTargets(Int32Array.of(0));
  const inputs =
    inputNumbers === 'integer'
      ? drawIntegers('held out', inputShape, heldOutCount, 4)
      : drawFloats('held out', inputShape, heldOutCount);
  const targets =
    target instanceof Int32Array
      ? drawIntegers('held out targets', targetShape, heldOutCount, 2)
      : drawFloats('held out targets', targetShape, heldOutCount);
  return { ...net, dataset: { ...dataset, validation: makeDataset(inputs, targets).train } };
}

describeOnTensorflow('measuring by the graph', (here) => {
  const open = (net: Net) => {
    const trainee = makeTrainee(net, adam);
    const { model, optimizer, dataset } = trainee;
    const steps = createCompiledStepTaker(here.graphs, model, optimizer, dataset, {
      batchSize,
      residentBytes: Infinity,
      totalSteps: 3,
    });
    steps.take(dataset.train, takeBatches(dataset, [8, 8, 8]));
    return { trainee, steps };
  };
  /** What is said of these examples by the graph, and then by the same weights operation by operation. */
  const measureBothWays = async (net: Net, examples: Dataset['train']) => {
    const { trainee, steps } = open(net);
    const { model, dataset } = trainee;
    const graph = await evaluateExamples(model, dataset, examples, {
      batchSize,
      runPasses: steps.runPasses,
    });
    steps.settle();
    const own = await evaluateExamples(model, dataset, examples, { batchSize });
    steps.dispose();
    trainee.dispose();
    return { graph, own };
  };

  const nets = [
    ...[...lossNets, ...layerNets].filter(([what]) => measured.has(what)),
    ['Dropout', dropoutNet] as const,
    ['BatchNormalization', batchNormalizationNet] as const,
  ];

  it('is tried with each of those nets', () => {
    expect(nets).toHaveLength(measured.size + 2);
  });

  it.each(nets)('says of held-out examples what the model says: %s', async (_, net) => {
    const whole = withHeldOut(net);
    const { graph, own } = await measureBothWays(whole, whole.dataset.validation);
    expect(graph.examples).toBe(heldOutCount);
    expect(Math.abs(graph.loss - own.loss)).toBeLessThanOrEqual(2e-6 * Math.max(1, own.loss));
    expect(graph.accuracy).toBe(own.accuracy);
    expect(graph.verdicts?.labels).toEqual(own.verdicts?.labels);
    expect(graph.verdicts?.predicted).toEqual(own.verdicts?.predicted);
    for (const [at, confidence] of (own.verdicts?.confidences ?? []).entries()) {
      expect(graph.verdicts!.confidences[at]).toBeCloseTo(confidence, 5);
    }
  });

  it('of examples that are in no table of the graph is never mistaken for measuring the held-out ones', async () => {
    const net = withHeldOut(dropoutNet);
    const { graph, own } = await measureBothWays(net, net.dataset.train);
    expect(graph).toEqual(own);
    const { trainee, steps } = open(net);
    const pass = Int32Array.from({ length: 11 }, (_, index) => index);
    // 75 examples leave a smaller pass of 11: there is a graph for so many, but not for these.
    expect(steps.runPasses(net.dataset.train, [pass])).toEqual(
      createEagerPasses(trainee.model, net.dataset)(net.dataset.train, [pass]),
    );
    const foreign = net.dataset.validation;
    expect(() => steps.take(foreign, [pass.subarray(0, batchSize)])).toThrow(
      'these examples are not in the graph',
    );
    steps.dispose();
    trainee.dispose();
  });
});
