import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import type { Dataset, Examples } from '../../datasets/dataset.ts';
import { heldOutExamples } from '../../datasets/held-out-examples.ts';
import type { Model } from '../../model/model.ts';
import type { DropoutRates } from '../../training/dropout-rates.ts';
import { divideBatch } from '../../training/batch-parts.ts';
import { usedRuleNumbers, type StepRules } from '../../training/step-rules.ts';
import { passSize } from '../../training/evaluate-examples.ts';
import type { Augment } from '../../training/augmentation/augment.ts';
import { axesOfUnit } from '../../training/limit-norms.ts';
import { isRestrained } from '../../training/restrain-gradients.ts';
import { classifyingOutput } from '../../training/measure-outputs.ts';
import type { PassReport } from '../../training/run-passes.ts';
import type { StepReport } from '../../training/step-taker.ts';
import { withoutDeadEnds } from './cluster.ts';
import { addPassLoop } from './evaluation-graph.ts';
import { createTableShelf, type ExampleTables } from './example-tables.ts';
import { createGraphBuilder } from './graph-builder.ts';
import type { GraphEngine } from './graph-engine.ts';
import { recordPassTwice, recordStepTwice } from './record-twice.ts';
import { openSession } from './session.ts';
import { addState, type StateValues } from './state-variables.ts';
import { addStepLoop, type StepPlan } from './step-graph.ts';
import { dropoutScalarName, ruleScalarName } from './trace-step.ts';
import type { Trace } from './trace.ts';
import { updateScalarNames, updateScalars } from './updates.ts';
import { findXlaObstacle, NotForXla } from './xla.ts';

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
  /** Changes the inputs of a training step; none where absent. */
  readonly augment?: Augment | undefined;
  /** Data sets of more bytes than this are not kept by the engine but fed. */
  readonly residentBytes: number;
  /** Whether XLA makes machine code of the steps, instead of TensorFlow running operation by operation. */
  readonly usesXla: boolean;
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
  /** Puts what is carried from batch to batch back to 0. */
  readonly forget: () => void;
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
    const capacity = capacityOf(size);
    if (capacity !== undefined) demandXla(trace, trainTables);
    const shape = { ...shapeOf(stepName(size), size), ...(capacity !== undefined && { capacity }) };
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
  const session = openSession(graphs.binding, withoutDeadEnds(builder.nodes));
  try {
    shelf.load(session);
  } catch (error) {
    session.close();
    throw error;
  }
  const answersEach = targetShape.reduce((product, size) => product * size, 1);

  return {
    run: (examples, batches, settings) => {
      const room = capacityOf(batches[0]?.length ?? 0) ?? batches.length;
      const reports: StepReport[] = [];
      while (reports.length < batches.length && !hasDiverged(reports)) {
        const from = reports.length;
        const now = { ...settings, first: settings.first + from };
        reports.push(...runRoom(examples, batches.slice(from, from + room), now, room));
      }
      return reports;
    },
    hasPass: (examples, size) => passSizes.has(size) && heldOutTables.holds(examples),
    runPasses: (examples, passes) => {
      const [{ length: size } = new Int32Array(0)] = passes;
      const name = passName(size);
      const [reports = new Float32Array(0), probabilities] = session.run(
        [
          { to: `${name}/count:0`, shape: [], values: Int32Array.of(passes.length) },
          ...heldOutTables.feeds(`${name}/places:0`, examples, passes, passes.length),
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
    forget: () => state.forget(session),
    close: session.close,
  };

  /**
   * How many steps one call through XLA has room for: no more come one after another in an epoch. The last step of
   * an epoch, on a smaller batch, is not worth another compilation.
   */
  function capacityOf(size: number): number | undefined {
    if (!source.usesXla || size < Math.min(batchSize, train.count)) return undefined;
    return Math.min(mostRounds, Math.floor(train.count / size));
  }

  /** As many steps as there is room for, or fewer. */
  function runRoom(
    examples: Examples,
    batches: readonly Int32Array[],
    settings: StepSettings,
    room: number,
  ): StepReport[] {
    const [{ length: size } = new Int32Array(0)] = batches;
    const name = stepName(size);
    const scalars = new Float32Array(room * scalarNames.length);
    scalars.set(batches.flatMap((_, index) => scalarsOf(source, settings, index)));
    const [reports = new Float32Array(0)] = session.run(
      [
        { to: `${name}/count:0`, shape: [], values: Int32Array.of(batches.length) },
        { to: `${name}/first:0`, shape: [], values: Int32Array.of(settings.first) },
        { to: `${name}/scalars:0`, shape: [room, scalarNames.length], values: scalars },
        ...trainTables.feeds(`${name}/places:0`, examples, batches, room),
      ],
      [`${name}/reports:0`],
    );
    const taken = readReports(reports, hasCorrect).slice(0, batches.length);
    const end = taken.findIndex(({ loss }) => !Number.isFinite(loss));
    return (end < 0 ? taken : taken.slice(0, end + 1)).map(({ loss, correct }) => ({
      loss,
      answers: hasCorrect ? { correct, count: size * answersEach } : undefined,
    }));
  }
}

/** More steps than this are more than one call for XLA, which has room for all of them in its memory. */
const mostRounds = 1024;

function hasDiverged(reports: readonly StepReport[]): boolean {
  const last = reports.at(-1);
  return last !== undefined && !Number.isFinite(last.loss);
}

/** Throws where XLA cannot, or should not, compile a step. */
function demandXla(trace: Trace, { areHeld }: ExampleTables): void {
  const obstacle = areHeld ? findXlaObstacle(trace) : 'the examples are fed';
  if (obstacle !== undefined) throw new NotForXla(obstacle);
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
