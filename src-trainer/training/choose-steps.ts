import { totalmem } from 'node:os';

import type { Dataset } from '../datasets/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { createCompiledStepTaker } from '../engine/graph/compiled-step-taker.ts';
import { NotRecordable } from '../engine/graph/recorder.ts';
import type { Model } from '../model/model.ts';
import { createEagerSteps } from './eager-steps.ts';
import type { Optimizer } from './optimizers/optimizer.ts';
import { noRules, type StepRules } from './step-rules.ts';
import type { StepTaker } from './step-taker.ts';

/** The share of the machine's memory that a data set may take to be kept by the engine. */
const residentShare = 0.25;

/**
 * The fastest way of training that this engine has for this model: as a graph where it has graphs and the graph
 * gives what the model gives, else operation by operation. Why not as a graph goes to the log.
 */
export function chooseSteps(
  engine: Engine,
  model: Model,
  optimizer: Optimizer,
  dataset: Dataset,
  batchSize: number,
  rules: StepRules = noRules,
): StepTaker {
  const { graphs } = engine;
  if (graphs !== undefined) {
    try {
      const residentBytes = residentShare * totalmem();
      return createCompiledStepTaker(graphs, model, optimizer, dataset, {
        batchSize,
        residentBytes,
        rules,
      });
    } catch (error) {
      if (!(error instanceof NotRecordable)) throw error;
      console.warn(`not compiled: ${error.message}`);
    }
  }
  return createEagerSteps(model, optimizer, dataset, { rules });
}
