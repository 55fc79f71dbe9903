import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import type { Dataset, Examples } from '../../datasets/dataset.ts';
import type { Model } from '../../model/model.ts';
import type { DropoutRates } from '../../training/dropout-rates.ts';
import { divideBatch } from '../../training/eager-steps.ts';
import { classifyingOutput } from '../../training/measure-outputs.ts';
import type { StepReport } from '../../training/step-taker.ts';
import { findDifference } from './compare-traces.ts';
import type { GraphEngine } from './graph-engine.ts';
import { createGraphBuilder } from './graph-builder.ts';
import { addTables } from './example-tables.ts';
import { NotRecordable } from './recorder.ts';
import { openSession, type Feed } from './session.ts';
import { addState, type StateValues } from './state-variables.ts';
import { addStepLoop, type StepPlan } from './step-graph.ts';
import { dropoutScalarName, traceStep, type Circumstances } from './trace-step.ts';
import type { Trace } from './trace.ts';
import { updateScalarNames, updateScalars } from './updates.ts';

/** What is to be compiled. */
export type StepSource = {
  readonly model: Model;
  readonly optimizer: OptimizerSettings;
  /** The slots' names, in the update rule's order. */
  readonly slotNames: readonly string[];
  readonly dataset: Pick<Dataset, 'inputShape' | 'targetShape' | 'train'>;
  readonly batchSize: number;
  /** Into how many parts a batch is divided. */
  readonly parts: number;
  readonly dropoutRates: DropoutRates;
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
};

/** Training steps as a graph, with weights and slots inside. */
export type CompiledSteps = {
  readonly run: (
    examples: Examples,
    batches: readonly Int32Array[],
    settings: StepSettings,
  ) => StepReport[];
  readonly read: () => StateValues;
  readonly write: (state: StateValues) => void;
  readonly close: () => void;
};

/**
 * Records a training step, twice and under different circumstances, and gives it to TensorFlow as a graph in a
 * loop. Throws `NotRecordable` where the two recordings differ or something cannot be part of a graph. The
 * model's statistics that move with a step are moved by it: the caller puts them back.
 */
export function compileSteps(graphs: GraphEngine, source: StepSource): CompiledSteps {
  const { model, dataset, batchSize, optimizer, slotNames } = source;
  const { train } = dataset;
  const builder = createGraphBuilder();
  const state = addState(builder, model, slotNames);
  const tables = addTables(builder, dataset, source.residentBytes);
  const scalarNames = [
    ...updateScalarNames(optimizer.type),
    ...[...source.dropoutRates.keys()].map(dropoutScalarName),
  ];
  const hasCorrect = classifyingOutput(model) !== undefined;
  const sizes = new Set([Math.min(batchSize, train.count), train.count % batchSize]);
  sizes.delete(0);
  for (const size of sizes) {
    const plan: StepPlan = {
      name: loopName(size),
      parts: divideBatch(new Int32Array(size), source.parts).map(({ length }) => length),
      inputShape: dataset.inputShape,
      targetShape: dataset.targetShape,
      trace: recordTwice(graphs, source, size),
      optimizer: optimizer.type,
      scalarNames,
      hasCorrect,
    };
    addStepLoop(builder, graphs.binding, plan, state.handles, tables.outputs);
  }
  const session = openSession(graphs.binding, builder.nodes);
  session.run(tables.feeds(), tables.fetches);

  const answersEach = dataset.targetShape.reduce((product, size) => product * size, 1);
  return {
    run: (examples, batches, settings) => {
      const [{ length: size } = new Int32Array(0)] = batches;
      const name = loopName(size);
      const feeds: Feed[] = [
        { to: `${name}/count:0`, shape: [], values: Int32Array.of(batches.length) },
        { to: `${name}/first:0`, shape: [], values: Int32Array.of(settings.first) },
        {
          to: `${name}/scalars:0`,
          shape: [batches.length, scalarNames.length],
          values: Float32Array.from(batches.flatMap((_, index) => scalarsOf(settings, index))),
        },
        ...tables.placeFeeds(`${name}/places:0`, examples, batches),
      ];
      const [reports = new Float32Array(0)] = session.run(feeds, [`${name}/reports:0`]);
      return readReports(Float32Array.from(reports), hasCorrect, size * answersEach);
    },
    read: () => state.read(session),
    write: (values) => state.write(session, values),
    close: session.close,
  };

  function scalarsOf(settings: StepSettings, index: number): number[] {
    const step = settings.first + index + 1;
    return [
      ...updateScalars(settings.optimizer, settings.learningRateOf(step), step),
      ...[...source.dropoutRates.keys()].map((id) => settings.dropoutRates.get(id) ?? 0),
    ];
  }
}

function loopName(size: number): string {
  return `batch-of-${size}`;
}

/** Two recordings that agree. */
function recordTwice(graphs: GraphEngine, source: StepSource, size: number): Trace {
  const { model, dataset, parts, dropoutRates } = source;
  const { train } = dataset;
  const take = (from: number): Int32Array =>
    Int32Array.from({ length: size }, (_, index) => (from + index) % train.count);
  const record = (circumstances: Omit<Circumstances, 'examples'>): Trace =>
    traceStep(graphs, model, dataset, parts, { examples: train, ...circumstances });
  const one = record({ indices: take(0), step: 3, dropoutRates });
  const otherRates = new Map([...dropoutRates].map(([id, rate]) => [id, (rate + 0.25) / 2]));
  const other = record({ indices: take(size), step: 7, dropoutRates: otherRates });
  const difference = findDifference(one, other);
  if (difference !== undefined) throw new NotRecordable(difference);
  return one;
}

function readReports(values: Float32Array, hasCorrect: boolean, count: number): StepReport[] {
  if (!hasCorrect) return Array.from(values, (loss) => ({ loss, answers: undefined }));
  return Array.from({ length: values.length / 2 }, (_, step) => ({
    loss: values[2 * step] ?? Number.NaN,
    answers: { correct: values[2 * step + 1] ?? 0, count },
  }));
}
