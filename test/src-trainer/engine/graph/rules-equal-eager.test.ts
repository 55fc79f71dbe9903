import { expect, it } from 'vitest';

import type { OptimizerSettings } from '../../../../src-shared/document/document.ts';
import { createEagerSteps } from '../../../../src-trainer/training/eager-steps.ts';
import {
  noRules,
  scaleRules,
  type StepRules,
} from '../../../../src-trainer/training/step-rules.ts';
import { expectAlike, expectAlikeReports } from './compare-states.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { batchNormalizationNet, batchSize, lastBatchSize, layerNets, smallNet } from './nets.ts';
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

const everything: StepRules = {
  weightDecay: 0.02,
  l1: 0.01,
  clipping: 'globalNorm',
  clipLimit: 0.3,
  maxNorm: 0.8,
};
const cases: readonly (readonly [string, StepRules])[] = [
  ['weight decay', { ...noRules, weightDecay: 0.05 }],
  ['L1', { ...noRules, l1: 0.03 }],
  ['max-norm', { ...noRules, maxNorm: 0.7 }],
  ['clipping by value', { ...noRules, clipping: 'value', clipLimit: 0.02 }],
  ['clipping by norm', { ...noRules, clipping: 'norm', clipLimit: 0.05 }],
  ['clipping by all norms together', { ...noRules, clipping: 'globalNorm', clipLimit: 0.05 }],
  ['all of them', everything],
];

describeOnTensorflow('compiled steps', (here) => {
  /** Two calls of the same graph, the second with other strengths, as eagerly. */
  const hold = (net: Net, settings: OptimizerSettings, rules: StepRules, parts: number): void => {
    const trainee = makeTrainee(net, settings);
    const { model, optimizer, dataset } = trainee;
    const start = trainee.read();
    const compiled = compileTrainee(here.graphs, trainee, { batchSize, parts, rules });
    const sizes = [[batchSize, batchSize], [lastBatchSize]];
    for (const [call, factor] of [1, 0.5].entries()) {
      const now = scaleRules(rules, factor);
      const eager = createEagerSteps(model, optimizer, dataset, { parts, rules: now });
      const batches = takeBatches(dataset, sizes[call]!, 16 * call);
      const first = model.counter.step;
      const graph = compiled.run(dataset.train, batches, settingsAt(trainee, first, now));
      expectAlikeReports(eager.take(dataset.train, batches), graph);
    }
    expect(model.counter.step).toBe(3);
    expectAlike(start, trainee.read(), compiled.read());
    compiled.close();
    trainee.dispose();
  };

  it.each(cases)('under %s are the eager ones, in one part and in two', (_, rules) => {
    for (const settings of [sgd, adam]) {
      hold(smallNet, settings, rules, 1);
      hold(smallNet, settings, rules, 2);
    }
  });

  it.each(optimizers.map((settings) => [settings.type, settings] as const))(
    'under all rules at once are the eager ones of %s',
    (_, settings) => hold(smallNet, settings, everything, 1),
  );

  it.each([...layerNets, ['batch normalisation', batchNormalizationNet] as const])(
    'under all rules at once are the eager ones of a net with %s',
    (_, net) => hold(net, momentum, everything, 1),
  );

  it('without rules change the weights otherwise than with each of them', () => {
    const endOf = (rules: StepRules) => {
      const trainee = makeTrainee(smallNet, sgd);
      const compiled = compileTrainee(here.graphs, trainee, { batchSize, rules });
      const batches = takeBatches(trainee.dataset, [batchSize, batchSize]);
      compiled.run(trainee.dataset.train, batches, settingsAt(trainee, 0, rules));
      const end = compiled.read();
      compiled.close();
      trainee.dispose();
      return end.weights.get('layer_1/kernel');
    };
    const plain = endOf(noRules);
    for (const [what, rules] of cases) expect(endOf(rules), what).not.toEqual(plain);
  });
});
