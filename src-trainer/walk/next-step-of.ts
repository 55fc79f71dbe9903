import { learningRateAt } from '../../src-shared/spec/learning-rate.ts';
import { planSteps } from '../../src-shared/spec/rate-plan.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { writeSlots } from '../checkpoints/model-state.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { countParts } from '../engine/graph/choose-way.ts';
import type { Model } from '../model/model.ts';
import type { RunFile } from '../run/run-file.ts';
import { createOptimizer } from '../training/optimizers/optimizer.ts';
import { rowsOfBatch } from '../training/rows-of-batch.ts';
import { stepRulesOf } from '../training/step-rules.ts';
import type { NextStep } from './next-step.ts';

/** A run that is not going on: its record and its newest checkpoint. */
export type RestingRun = { readonly run: RunFile; readonly checkpoint: Checkpoint };

/**
 * The next step of a run that rests, or the first one of a run with this spec. Its owner disposes of the optimizer.
 * Throws a `RangeError` where the checkpoint's memory is not this optimizer's.
 */
export function nextStepOf(
  spec: RunSpec,
  {
    model,
    dataset,
    engine,
  }: { readonly model: Model; readonly dataset: Dataset; readonly engine: Engine },
  resting?: RestingRun,
): NextStep {
  const { training } = spec;
  const batchSize = rowsOfBatch(dataset, training);
  const stepsPerEpoch = Math.ceil(dataset.train.count / batchSize);
  const { rate } = planSteps(resting?.run.ratePlan, { epochs: training.epochs, stepsPerEpoch });
  const { epoch = 0, stepsInEpoch = 0, rateWatch } = resting?.checkpoint.progress ?? {};
  const { timesUp = 0 } = rateWatch ?? {};
  const optimizer = createOptimizer(training.optimizer, model.weights, (step) =>
    learningRateAt(training, { step, ...rate, stepsPerEpoch, timesUp }),
  );
  try {
    if (resting !== undefined) writeSlots(optimizer, resting.checkpoint.tensors);
  } catch (error) {
    optimizer.dispose();
    throw error;
  }
  const isCompiled = resting?.run.notCompiled === undefined && engine.graphs !== undefined;
  return {
    spec,
    optimizer,
    rules: stepRulesOf(training, dataset.train.count),
    parts: isCompiled ? countParts(model, batchSize, engine.graphs.parallelOperations) : 1,
    epoch,
    stepsInEpoch,
  };
}
