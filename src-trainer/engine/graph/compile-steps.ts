import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import type { Dataset, Examples } from '../../datasets/dataset.ts';
import { heldOutExamples } from '../../datasets/held-out-examples.ts';
import type { Model } from '../../model/model.ts';
import type { DropoutRates } from '../../training/dropout-rates.ts';
import { divideBatch } from '../../training/batch-parts.ts';
import { scaleRules, usedRuleNumbers, type StepRules } from '../../training/step-rules.ts';
import { passSize } from '../../training/evaluate-examples.ts';
import { axesOfUnit } from '../../training/limit-norms.ts';
import { isRestrained } from '../../training/restrain-gradients.ts';
import { classifyingOutput } from '../../training/measure-outputs.ts';
import type { PassReport } from '../../training/run-passes.ts';
import type { StepReport } from '../../training/step-taker.ts';
import { findDifference } from './compare-traces.ts';
import { addPassLoop } from './evaluation-graph.ts';
import { createTableShelf } from './example-tables.ts';
import { createGraphBuilder } from './graph-builder.ts';
import type { GraphEngine } from './graph-engine.ts';
import { NotRecordable } from './recorder.ts';
import { openSession } from './session.ts';
import { addState, type StateValues } from './state-variables.ts';
import { addStepLoop, type StepPlan } from './step-graph.ts';
import {
  dropoutScalarName,
  ruleScalarName,
  tracePass,
  traceStep,
  type Circumstances,
} from './trace-step.ts';
import type { Trace } from './trace.ts';
import { updateScalarNames, updateScalars } from './updates.ts';

/** What is to be compiled. */
export type StepSource = {
  readonly model: Model;
  readonly optimizer: OptimizerSettings;
  /** The slots' names, in the update rule's order. */
  readonly slotNames: readonly string[];
  readonly dataset: Pick<Dataset, 'inputShape' | 'targetShape' | 'train' | 'validation'>;
  readonly batchSize: number;
  /** Into how many parts a batch is divided. */
  readonly parts: number;
  readonly dropoutRates: DropoutRates;
  /** Which of them there are is part of the graph, how strong they are is fed. */
  readonly rules: StepRules;
  /** Data sets of more bytes than this are not kept by the engine but fed. */
  readonly residentBytes: number;
};

/** What changes from step to step and does not need another compilation. */
export type StepSettings = {
  /** The updates before the first of these steps. */
  readonly first: number;
  /** Of a step, counted from 1. */
  readonly learningRateOf: (step: number) => number;
  readonly optimizer: OptimizerSettings;
  readonly dropoutRates: DropoutRates;
  readonly rules: StepRules;
};

/** Training steps and forward passes as a graph, with weights and slots inside. */
export type CompiledSteps = {
  readonly run: (
    examples: Examples,
    batches: readonly Int32Array[],
    settings: StepSettings,
  ) => StepReport[];
  /** Whether there is a graph for passes of so many of these examples. */
  readonly hasPass: (examples: Examples, size: number) => boolean;
  readonly runPasses: (examples: Examples, passes: readonly Int32Array[]) => PassReport[];
  readonly read: () => StateValues;
  readonly write: (state: StateValues) => void;
  readonly close: () => void;
};

/**
 * Records a training step and a forward pass, each twice and under different circumstances, and gives them to
 * TensorFlow as graphs in loops. Throws `NotRecordable` where two recordings differ or something cannot be part of
 * a graph. The model's statistics that move with a step are moved by it: the caller puts them back.
 */
export function compileSteps(graphs: GraphEngine, source: StepSource): CompiledSteps {
  const { model, dataset, batchSize, optimizer, parts } = source;
  const { train, inputShape, targetShape } = dataset;
  const heldOut = heldOutExamples(dataset);
  const builder = createGraphBuilder();
  const state = addState(builder, model, source.slotNames);
  const shelf = createTableShelf(builder, source.residentBytes);
  const trainTables = shelf.add('train', train, dataset);
  const heldOutTables = shelf.add('held-out', heldOut, dataset);
  const scalarNames = [
    ...updateScalarNames(optimizer.type),
    ...[...source.dropoutRates.keys()].map(dropoutScalarName),
    ...usedRuleNumbers(source.rules).map(ruleScalarName),
  ];
  const limited = source.rules.maxNorm > 0 ? limitedWeights(model) : new Map<string, number[]>();
  const hasCorrect = classifyingOutput(model) !== undefined;
  const shapeOf = (name: string, size: number) => ({
    name,
    parts: divideBatch(new Int32Array(size), parts).map(({ length }) => length),
    inputShape,
    targetShape,
  });

  for (const size of sizesOf(train.count, batchSize)) {
    const trace = recordStepTwice(graphs, source, size);
    const plan = { trace, optimizer: optimizer.type, scalarNames, hasCorrect, limited };
    const shape = shapeOf(stepName(size), size);
    const { outputs } = trainTables;
    addStepLoop(builder, graphs.binding, { ...shape, ...plan }, state.handles, outputs);
  }
  const passSizes = sizesOf(heldOut.count, passSize(batchSize));
  let classes = 0;
  for (const size of passSizes) {
    const trace = recordPassTwice(graphs, source, heldOut, size);
    classes = classesOf(trace);
    const shape = shapeOf(passName(size), size);
    const { outputs } = heldOutTables;
    addPassLoop(
      builder,
      graphs.binding,
      { ...shape, trace, hasCorrect, classes },
      state.handles,
      outputs,
    );
  }
  const session = openSession(graphs.binding, builder.nodes);
  try {
    shelf.load(session);
  } catch (error) {
    session.close();
    throw error;
  }
  const answersEach = targetShape.reduce((product, size) => product * size, 1);

  return {
    run: (examples, batches, settings) => {
      const [{ length: size } = new Int32Array(0)] = batches;
      const name = stepName(size);
      const scalars = batches.flatMap((_, index) => scalarsOf(source, settings, index));
      const shape = [batches.length, scalarNames.length];
      const [reports = new Float32Array(0)] = session.run(
        [
          { to: `${name}/count:0`, shape: [], values: Int32Array.of(batches.length) },
          { to: `${name}/first:0`, shape: [], values: Int32Array.of(settings.first) },
          { to: `${name}/scalars:0`, shape, values: Float32Array.from(scalars) },
          ...trainTables.feeds(`${name}/places:0`, examples, batches),
        ],
        [`${name}/reports:0`],
      );
      return readReports(reports, hasCorrect).map(({ loss, correct }) => ({
        loss,
        answers: hasCorrect ? { correct, count: size * answersEach } : undefined,
      }));
    },
    hasPass: (examples, size) => passSizes.has(size) && heldOutTables.holds(examples),
    runPasses: (examples, passes) => {
      const [{ length: size } = new Int32Array(0)] = passes;
      const name = passName(size);
      const [reports = new Float32Array(0), probabilities] = session.run(
        [
          { to: `${name}/count:0`, shape: [], values: Int32Array.of(passes.length) },
          ...heldOutTables.feeds(`${name}/places:0`, examples, passes),
        ],
        [`${name}/reports:0`, ...(classes > 0 ? [`${name}/probabilities:0` as const] : [])],
      );
      const each = size * classes;
      return readReports(reports, hasCorrect).map((report, pass) => ({
        ...report,
        probabilities:
          probabilities &&
          Float32Array.from(probabilities.subarray(pass * each, (pass + 1) * each)),
      }));
    },
    read: () => state.read(session),
    write: (values) => state.write(session, values),
    close: session.close,
  };
}

/** The axes of a unit of each weight that the max-norm is about, by the weight's name. */
function limitedWeights({ weights }: Model): StepPlan['limited'] {
  const limited = weights.filter((weight) => weight.isTrainable && isRestrained(weight));
  return new Map(limited.map((weight) => [weight.name, axesOfUnit(weight)]));
}

function stepName(size: number): string {
  return `steps-of-${size}`;
}

function passName(size: number): string {
  return `passes-of-${size}`;
}

/** The size of a whole batch and of what is left for the last one, without 0. */
function sizesOf(count: number, size: number): ReadonlySet<number> {
  return new Set([Math.min(size, count), count % size].filter((one) => one > 0));
}

/** The numbers that are fed for the step at this place of a call. */
function scalarsOf(source: StepSource, settings: StepSettings, index: number): number[] {
  const step = settings.first + index + 1;
  return [
    ...updateScalars(settings.optimizer, settings.learningRateOf(step), step),
    ...[...source.dropoutRates.keys()].map((id) => settings.dropoutRates.get(id) ?? 0),
    ...usedRuleNumbers(source.rules).map((name) => settings.rules[name]),
  ];
}

function recordStepTwice(graphs: GraphEngine, source: StepSource, size: number): Trace {
  const { model, dataset, parts, dropoutRates, rules } = source;
  const otherRates = new Map([...dropoutRates].map(([id, rate]) => [id, (rate + 0.25) / 2]));
  const record = (batch: Batch, own: Pick<Circumstances, 'step' | 'dropoutRates' | 'rules'>) =>
    traceStep(graphs, model, dataset, parts, { ...batch, ...own });
  const [batch, otherBatch] = twoBatches(dataset.train, size);
  const otherRules = scaleRules(rules, 0.5);
  return agreeing(
    record(batch, { step: 3, dropoutRates, rules }),
    record(otherBatch, { step: lateStep, dropoutRates: otherRates, rules: otherRules }),
  );
}

function recordPassTwice(
  graphs: GraphEngine,
  { model, dataset, parts }: StepSource,
  examples: Examples,
  size: number,
): Trace {
  const record = (batch: Batch): Trace => tracePass(graphs, model, dataset, parts, batch);
  const [batch, otherBatch] = twoBatches(examples, size);
  return agreeing(record(batch), record(otherBatch));
}

/** A step that a layer cannot take for one of the first, should it do something else in those. */
const lateStep = 1_000_007;

type Batch = { readonly examples: Examples; readonly indices: Int32Array };

/**
 * Two batches of this size that differ wherever the data allow it: other examples, in the reverse order (where a
 * batch is all there is), of another epoch.
 */
function twoBatches(examples: Examples, size: number): readonly [Batch, Batch] {
  const { count } = examples;
  const first = Int32Array.from({ length: size }, (_, index) => index % count);
  const others = first.map((_, index) => (2 * size - 1 - index) % count);
  return [
    { examples, indices: first },
    { examples: examples.forEpoch(1), indices: others },
  ];
}

function agreeing(one: Trace, other: Trace): Trace {
  const difference = findDifference(one, other);
  if (difference !== undefined) throw new NotRecordable('not-compiled-varies', difference);
  return one;
}

/** How many numbers a pass says of each example. */
function classesOf({ operations, results }: Trace): number {
  const source = results.get('probabilities');
  if (source?.kind !== 'operation') return 0;
  return operations[source.operation]?.outputs[source.output]?.shape.at(-1) ?? 0;
}

function readReports(values: ArrayLike<number>, hasCorrect: boolean) {
  const columns = hasCorrect ? 2 : 1;
  return Array.from({ length: values.length / columns }, (_, row) => ({
    loss: values[row * columns] ?? Number.NaN,
    correct: hasCorrect ? (values[row * columns + 1] ?? 0) : 0,
  }));
}
