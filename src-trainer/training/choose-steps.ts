import { totalmem } from 'node:os';

import type { Problem } from '../../src-shared/problem.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { createCompiledStepTaker } from '../engine/graph/compiled-step-taker.ts';
import { NotRecordable } from '../engine/graph/recorder.ts';
import type { Model } from '../model/model.ts';
import { createEagerSteps } from './eager-steps.ts';
import type { Optimizer } from './optimizers/optimizer.ts';
import type { Augment } from './augmentation/augment.ts';
import { noRules, type StepRules, type StepStrengths } from './step-rules.ts';
import type { StepTaker } from './step-taker.ts';

/** A reason that is told is no longer than this. */
const mostLetters = 300;
/** The share of the device's memory that a data set may take to be kept by the engine. */
const residentShare = 0.25;

/**
 * The fastest way of training that this engine has for this model: as a graph where it has graphs and the graph
 * gives what the model gives, else operation by operation; `notCompiled` says why, and the log as well.
 *
 * @param notCompiledBefore why the steps before these were not compiled: then these are not either, since a graph
 * rounds otherwise
 */
export function chooseSteps(
  engine: Engine,
  model: Model,
  optimizer: Optimizer,
  dataset: Dataset,
  plan: {
    readonly batchSize: number;
    readonly totalSteps: number;
    readonly rules?: StepRules;
    readonly augment?: Augment | undefined;
    /** How strong rules and dropout are for the steps that come next, where that changes through the run. */
    readonly strengths?: (() => StepStrengths) | undefined;
  },
  notCompiledBefore?: Problem,
): StepTaker {
  const { graphs } = engine;
  let notCompiled = notCompiledBefore;
  if (graphs !== undefined && notCompiled === undefined) {
    try {
      const residentBytes = residentShare * (engine.memoryBytes ?? totalmem());
      return createCompiledStepTaker(graphs, model, optimizer, dataset, {
        ...plan,
        residentBytes,
      });
    } catch (error) {
      if (!(error instanceof NotRecordable)) throw error;
      console.warn(`not compiled: ${error.message}`);
      notCompiled = { code: error.code, details: { reason: error.message.slice(0, mostLetters) } };
    }
  }
  const { rules = noRules, augment, strengths } = plan;
  const steps = createEagerSteps(model, optimizer, dataset, { rules, augment, strengths });
  return { ...steps, ...(notCompiled && { notCompiled }) };
}
