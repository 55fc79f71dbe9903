import * as tf from '@tensorflow/tfjs-core';

import { heldOutExamples } from '../../datasets/held-out-examples.ts';
import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import type { DropoutRates } from '../../training/dropout-rates.ts';
import { createEagerSteps } from '../../training/eager-steps.ts';
import { passSize } from '../../training/evaluate-examples.ts';
import { createOptimizer, type Optimizer } from '../../training/optimizers/optimizer.ts';
import { createEagerPasses, type PassReport } from '../../training/run-passes.ts';
import { scaleRules } from '../../training/step-rules.ts';
import type { StepReport } from '../../training/step-taker.ts';
import type { CompiledSteps, StepSource } from './compile-steps.ts';
import type { StateValues } from './state-variables.ts';

/** The steps of the check; the step numbers, rates and batches of the recordings are others. */
const firstStep = 11;
const rateFactors = [1, 0.5, 2] as const;

/**
 * How far the two ways may be apart, as shares of the loss and of the way that a tensor has moved. What was
 * frozen by mistake shows as a good part of 1; rounding, in the order in which TensorFlow adds, as 1e-4 or less,
 * and as some hundredths in a deep network whose ReLUs turn on and off by it.
 */
const lossTolerance = 1e-3;
const movementTolerance = 0.1;

/**
 * Takes three steps on examples that no recording has seen, as a graph and as tfjs executes them, each from the
 * same state, and compares losses, weights and slots. Gives what is different, in words for a log, or
 * `undefined`. Model and graph are left at `start`.
 */
export function findDisagreement(
  compiled: CompiledSteps,
  source: StepSource,
  start: StateValues,
): string | undefined {
  const { model, dataset, parts, augment } = source;
  const settings = source.optimizer;
  const learningRateOf = (step: number): number =>
    settings.learningRate * (rateFactors[(step - firstStep - 1) % rateFactors.length] ?? 1);
  const dropoutRates: DropoutRates = new Map(
    [...source.dropoutRates].map(([id, rate]) => [id, rate * 0.75] as const),
  );
  const rules = scaleRules(source.rules, 0.75);
  const batches = checkBatches(source);
  const { counter } = model;
  const stepBefore = counter.step;
  // Another momentum, or decay, than any recording has seen: one that was frozen would show.
  const other = otherStrength(settings);
  const optimizer = createOptimizer(settings, model.weights, learningRateOf, () => other);
  try {
    compiled.write(start);
    writeState(source, optimizer, start);
    counter.step = firstStep;
    const eager = createEagerSteps(model, optimizer, dataset, {
      parts,
      dropoutRates,
      rules,
      augment,
    });
    let before = start;
    for (const [index, batch] of batches.entries()) {
      const [own] = eager.take(dataset.train, [batch]);
      const first = firstStep + index;
      const [graph] = compiled.run(dataset.train, [batch], {
        ...{ first, learningRateOf, optimizer: other, dropoutRates, rules },
      });
      const after = readState(source, optimizer);
      const difference =
        compareReports(own, graph) ?? compareStates(before, after, compiled.read());
      if (difference !== undefined) return `step ${index + 1} of the check: ${difference}`;
      // Both ways leave the weights alone where the loss is no number: there is nothing more to compare.
      if (!Number.isFinite(own?.loss)) break;
      // A deep network makes much of a rounding in few steps: each step is judged by itself.
      compiled.write(after);
      before = after;
    }
    return comparePasses(compiled, source);
  } finally {
    writeState(source, optimizer, start);
    compiled.write(start);
    optimizer.dispose();
    counter.step = stepBefore;
  }
}

/** The settings with another strength of what may change while a run trains. */
function otherStrength(settings: OptimizerSettings): OptimizerSettings {
  switch (settings.type) {
    case 'momentum':
      return { ...settings, momentum: settings.momentum * 0.75 };
    case 'adamw':
      return { ...settings, weightDecay: settings.weightDecay * 0.75 };
    case 'sgd':
    case 'rmsprop':
    case 'adam':
      return settings;
  }
}

/** Three whole batches, and the last one of an epoch where it is a smaller one. */
function checkBatches({ dataset, batchSize }: StepSource): Int32Array[] {
  const { count } = dataset.train;
  const size = Math.min(batchSize, count);
  const take = (from: number, length: number): Int32Array =>
    Int32Array.from({ length }, (_, index) => (from + index * 7) % count);
  const whole = rateFactors.map((_, index) => take(2 * size + index * size + 1, size));
  const rest = count % batchSize;
  return count <= batchSize || rest === 0 ? whole : [...whole, take(3, rest)];
}

/** The first pass over the held-out examples, and the last one where it is smaller. */
function comparePasses(compiled: CompiledSteps, source: StepSource): string | undefined {
  const { model, dataset, batchSize } = source;
  const examples = heldOutExamples(dataset);
  const runEagerly = createEagerPasses(model, dataset);
  const size = Math.min(passSize(batchSize), examples.count);
  const rest = examples.count % passSize(batchSize);
  for (const length of new Set([size, rest])) {
    if (length === 0) continue;
    const pass = Int32Array.from({ length }, (_, index) => examples.count - length + index);
    const [own] = runEagerly(examples, [pass]);
    const [graph] = compiled.runPasses(examples, [pass]);
    const difference = comparePass(own, graph);
    if (difference !== undefined) return `held-out examples: ${difference}`;
  }
  return undefined;
}

function comparePass(
  own: PassReport | undefined,
  graph: PassReport | undefined,
): string | undefined {
  const [a, b] = [own?.loss ?? Number.NaN, graph?.loss ?? Number.NaN];
  if (!Number.isFinite(a) && !Number.isFinite(b)) return undefined;
  if (!(Math.abs(a - b) <= lossTolerance * Math.max(1, Math.abs(a)))) {
    return `the loss is ${b} as a graph and ${a} else`;
  }
  const said = own?.probabilities ?? new Float32Array(0);
  const apart = distance(said, graph?.probabilities ?? new Float32Array(0));
  return apart <= lossTolerance * Math.sqrt(said.length)
    ? undefined
    : `what is said of them is ${apart} away as a graph`;
}

function compareReports(
  own: StepReport | undefined,
  graph: StepReport | undefined,
): string | undefined {
  const [a, b] = [own?.loss ?? Number.NaN, graph?.loss ?? Number.NaN];
  if (!Number.isFinite(a) && !Number.isFinite(b)) return undefined;
  const isNear = Math.abs(a - b) <= lossTolerance * Math.max(1, Math.abs(a));
  return isNear ? undefined : `the loss is ${b} as a graph and ${a} else`;
}

function compareStates(
  start: StateValues,
  own: StateValues,
  graph: StateValues,
): string | undefined {
  for (const kind of ['weights', 'slots', 'carried'] as const) {
    for (const [name, before] of start[kind]) {
      const a = own[kind].get(name) ?? before;
      const b = graph[kind].get(name) ?? before;
      const moved = distance(a, before);
      const apart = distance(a, b);
      // Below this nothing can be told from rounding.
      const least = 1e-6 * Math.sqrt(before.length) + 1e-5 * distance(before);
      if (apart > movementTolerance * moved + least || Number.isNaN(apart)) {
        return `${name} moved by ${moved} and is ${apart} away as a graph`;
      }
    }
  }
  return undefined;
}

function distance(a: Float32Array, b?: Float32Array): number {
  let sum = 0;
  for (const [index, value] of a.entries()) sum += (value - (b?.[index] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

/** The numbers of a model's weights and carried states and of an optimizer's slots. */
export function readState({ model }: Pick<StepSource, 'model'>, optimizer: Optimizer): StateValues {
  return {
    weights: new Map(
      model.weights.map(({ name, variable }) => [name, variable.dataSync<'float32'>().slice()]),
    ),
    slots: new Map(optimizer.readSlots().map(({ name, values }) => [name, values])),
    carried: new Map(
      model.carried.map(({ name, variable }) => [name, variable.dataSync<'float32'>().slice()]),
    ),
  };
}

/** Puts numbers into a model's weights and carried states and an optimizer's slots. */
export function writeState(
  { model }: Pick<StepSource, 'model'>,
  optimizer: Optimizer,
  { weights, slots, carried }: StateValues,
): void {
  for (const { name, variable } of [...model.weights, ...model.carried]) {
    const values = weights.get(name) ?? carried.get(name);
    if (values === undefined) throw new Error(`there are no numbers for ${name}`);
    tf.tidy(() => variable.assign(tf.tensor(values.slice(), variable.shape)));
  }
  optimizer.writeSlots(slots);
}
