import { expect, it } from 'vitest';

import { noAugmentation, type Augmentation } from '../../../../src-shared/document/augmentation.ts';
import { createAugment } from '../../../../src-trainer/training/augmentation/augment.ts';
import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import { createEagerSteps } from '../../../../src-trainer/training/eager-steps.ts';
import { expectAlike, expectAlikeReports } from './compare-states.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { batchSize, layerNets } from './nets.ts';
import { adam, compileTrainee, makeTrainee, settingsAt, takeBatches } from './trainee.ts';

const [, net] = layerNets[0]!;
const { inputShape } = net.dataset;

const changes: readonly Partial<Augmentation>[] = [
  { shift: 0.3 },
  { rotation: 40 },
  { scale: 0.4 },
  { shear: 20 },
  { crop: 0.3 },
  { elastic: 0.05 },
  { flipHorizontal: true },
  { flipVertical: true },
  { brightness: 0.4 },
  { noise: 0.2 },
  { cutout: 0.4 },
];
const all = changes.reduce((sum, change) => ({ ...sum, ...change }), {});

describeOnTensorflow('compiled steps with augmented pictures', (here) => {
  const lossesOf = (settings: Partial<Augmentation>, parts: number): readonly number[] => {
    const trainee = makeTrainee(net, adam);
    const { model, optimizer, dataset } = trainee;
    const augment = createAugment({ ...noAugmentation, ...settings }, inputShape, 1);
    const start = trainee.read();
    const compiled = compileTrainee(here.graphs, trainee, { batchSize, parts, augment });
    const eager = createEagerSteps(model, optimizer, dataset, { parts, augment });
    const batches = takeBatches(dataset, [batchSize, batchSize, batchSize]);
    const graph = compiled.run(dataset.train, batches, settingsAt(trainee, 0));
    expectAlikeReports(eager.take(dataset.train, batches), graph);
    expectAlike(start, trainee.read(), compiled.read());
    compiled.close();
    trainee.dispose();
    return graph.map(({ loss }) => loss);
  };

  it.each(changes.map((change) => [Object.keys(change)[0], change] as const))(
    'by %s are the eager ones, and others than without it',
    (_, change) => {
      expect(lossesOf(change, 1)).not.toEqual(lossesOf({}, 1));
    },
  );

  it('by all changes at once are the eager ones, in one part and in two', () => {
    const one = lossesOf(all, 1);
    expect(lossesOf(all, 2)).not.toEqual(one);
  });

  it('are trusted as a graph, and leave the pictures that are only looked at as they are', () => {
    const passesWith = (settings: Partial<Augmentation>) => {
      const trainee = makeTrainee(net, adam);
      const { model, optimizer, dataset } = trainee;
      const augment = createAugment({ ...noAugmentation, ...settings }, inputShape, 1);
      const options = { batchSize, residentBytes: Infinity, augment };
      const steps = createCompiledStepTaker(here.graphs, model, optimizer, dataset, options);
      expect(steps.isCompiled).toBe(true);
      const reports = steps.runPasses(dataset.train, takeBatches(dataset, [16]));
      steps.dispose();
      trainee.dispose();
      return reports.map(({ loss }) => loss);
    };
    expect(passesWith(all)).toEqual(passesWith({}));
  });
});
