import { expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { chooseSteps } from '../../../src-trainer/training/choose-steps.ts';
import { createOptimizer } from '../../../src-trainer/training/optimizers/optimizer.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { resourcesFolder } from '../run-in-process.ts';

// Few things are as chaotic as the first steps of twenty layers: the step as a graph has to be found right there too.

describeOnTensorflow('a ready network', (here) => {
  it.each(templateIds.filter((id) => id !== 'dense-imagenet'))(
    '%s trains as a graph, whatever its first weights',
    async (id) => {
      const compiled = compileRun(buildTemplate(id, id), 'network');
      if (!compiled.ok) throw new Error(`${id} does not compile`);
      const { model, data, training } = compiled.spec;
      for (const seed of [1, 2, 3]) {
        const dataset = await loadDataset({ data, resourcesFolder, seed });
        const built = buildModel(model, seed);
        const optimizer = createOptimizer(
          training.optimizer,
          built.weights,
          () => training.optimizer.learningRate,
        );
        const { batchSize, epochs } = training;
        const totalSteps = epochs * Math.ceil(dataset.train.count / batchSize);
        const options = { batchSize, totalSteps };
        const steps = chooseSteps(here.engine, built, optimizer, dataset, options);
        expect(steps.isCompiled, `${id} at seed ${seed}`).toBe(true);
        steps.dispose();
        optimizer.dispose();
        built.dispose();
      }
    },
  );
});
