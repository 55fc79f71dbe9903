import type { OptimizerSettings } from '../../../../src-shared/document/document.ts';
import type { Dataset } from '../../../../src-trainer/datasets/dataset.ts';
import {
  compileSteps,
  type CompiledSteps,
  type StepSettings,
  type StepSource,
} from '../../../../src-trainer/engine/graph/compile-steps.ts';
import type { GraphEngine } from '../../../../src-trainer/engine/graph/graph-engine.ts';
import type { StateValues } from '../../../../src-trainer/engine/graph/state-variables.ts';
import { readState, writeState } from '../../../../src-trainer/engine/graph/trust-check.ts';
import { buildModel } from '../../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../../src-trainer/model/model.ts';
import { dropoutRatesOf } from '../../../../src-trainer/training/dropout-rates.ts';
import {
  createOptimizer,
  type Optimizer,
} from '../../../../src-trainer/training/optimizers/optimizer.ts';
import { noRules, type StepRules } from '../../../../src-trainer/training/step-rules.ts';
import { compileModel, type Sketch } from '../../gates/compile-model.ts';

/** A network and what it learns from. */
export type Net = { readonly sketch: Sketch; readonly dataset: Dataset };

/** A network at the beginning of its training: the same weights each time it is made. */
export type Trainee = {
  readonly dataset: Dataset;
  readonly model: Model;
  readonly optimizer: Optimizer;
  /** A copy of all weights and slots. */
  readonly read: () => StateValues;
  readonly write: (state: StateValues) => void;
  readonly dispose: () => void;
};

export const sgd: OptimizerSettings = { type: 'sgd', learningRate: 0.1 };
export const momentum: OptimizerSettings = { type: 'momentum', learningRate: 0.1, momentum: 0.8 };
export const rmsprop: OptimizerSettings = { type: 'rmsprop', learningRate: 0.01, rho: 0.8 };
export const adam: OptimizerSettings = {
  type: 'adam',
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.99,
};
export const adamw: OptimizerSettings = { ...adam, type: 'adamw', weightDecay: 0.3 };
export const optimizers = [sgd, momentum, rmsprop, adam, adamw] as const;

export function makeTrainee(
  { sketch, dataset }: Net,
  settings: OptimizerSettings,
  learningRateOf?: (step: number) => number,
): Trainee {
  const model = buildModel(compileModel(sketch), 1, dataset.streams);
  const optimizer = createOptimizer(settings, model.weights, learningRateOf);
  return {
    dataset,
    model,
    optimizer,
    read: () => readState({ model }, optimizer),
    write: (state) => writeState({ model }, optimizer, state),
    dispose: () => {
      optimizer.dispose();
      model.dispose();
    },
  };
}

/** How a trainee is compiled: in one part, with the data kept by the engine, where nothing else is said. */
export type Compilation = Pick<StepSource, 'batchSize'> &
  Partial<Pick<StepSource, 'parts' | 'residentBytes' | 'rules' | 'augment' | 'usesXla'>>;

/** A trainee's steps as a graph that begins where the trainee stands. The trainee itself stays there. */
export function compileTrainee(
  graphs: GraphEngine,
  { model, optimizer, dataset, read, write }: Trainee,
  compilation: Compilation,
): CompiledSteps {
  const { settings, slotNames } = optimizer;
  const start = read();
  const compiled = compileSteps(graphs, {
    ...{ model, dataset, slotNames, optimizer: settings, dropoutRates: dropoutRatesOf(model) },
    ...{ parts: 1, residentBytes: Infinity, rules: noRules, usesXla: false, ...compilation },
  });
  write(start);
  compiled.write(start);
  return compiled;
}

/** The circumstances of steps of a trainee behind `first` updates, as its own optimizer has them. */
export function settingsAt(
  { model, optimizer }: Trainee,
  first: number,
  rules: StepRules = noRules,
): StepSettings {
  const { settings, learningRateOf } = optimizer;
  return { first, learningRateOf, optimizer: settings, dropoutRates: dropoutRatesOf(model), rules };
}

/** So many batches, each of examples that follow on one another, the first ones again after the last. */
export function takeBatches({ train }: Dataset, sizes: readonly number[], from = 0): Int32Array[] {
  let next = from;
  return sizes.map((size) => {
    const batch = Int32Array.from({ length: size }, (_, index) => (next + index) % train.count);
    next += size;
    return batch;
  });
}
