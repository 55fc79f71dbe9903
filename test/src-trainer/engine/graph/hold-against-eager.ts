import { expect } from 'vitest';

import type { OptimizerSettings } from '../../../../src-shared/document/document.ts';
import type { GraphEngine } from '../../../../src-trainer/engine/graph/graph-engine.ts';
import { createEagerSteps } from '../../../../src-trainer/training/eager-steps.ts';
import { expectAlike, expectAlikeReports } from './compare-states.ts';
import { batchSize, lastBatchSize } from './nets.ts';
import { compileTrainee, makeTrainee, settingsAt, takeBatches, type Net } from './trainee.ts';

type Calls = readonly (readonly number[])[];

/** Five steps in four calls, one of them with the smaller batch at an epoch's end. */
export const unevenCalls: Calls = [
  [batchSize],
  [batchSize, batchSize],
  [lastBatchSize],
  [batchSize],
];

/** Five steps in two calls. */
export const evenCalls: Calls = [
  [batchSize, batchSize, batchSize],
  [batchSize, batchSize],
];

/** Takes five steps as a graph and as tfjs executes them, and expects the same of both. */
export function holdAgainstEager(
  graphs: GraphEngine,
  net: Net,
  settings: OptimizerSettings,
  how: { readonly parts: number; readonly usesXla?: boolean; readonly calls?: Calls },
): void {
  const { parts, usesXla = false, calls = unevenCalls } = how;
  const trainee = makeTrainee(net, settings);
  const { model, optimizer, dataset } = trainee;
  const start = trainee.read();
  const compiled = compileTrainee(graphs, trainee, { batchSize, parts, usesXla });
  const eager = createEagerSteps(model, optimizer, dataset, { parts });
  let from = 0;
  for (const call of calls) {
    const batches = takeBatches(dataset, call, from);
    const first = model.counter.step;
    const graph = compiled.run(dataset.train, batches, settingsAt(trainee, first));
    expectAlikeReports(eager.take(dataset.train, batches), graph);
    from += call.reduce((sum, size) => sum + size, 0);
  }
  expect(model.counter.step).toBe(5);
  expectAlike(start, trainee.read(), compiled.read());
  compiled.close();
  trainee.dispose();
}
