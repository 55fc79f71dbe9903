import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import { addBatchLoop, type BatchRound } from './batch-loop.ts';
import { openCluster } from './cluster.ts';
import { embedTrace, type AttributeTypes } from './embed-trace.ts';
import type { BatchShape, TableOutputs } from './gather-batch.ts';
import {
  attribute,
  outputOf,
  type Attributes,
  type GraphBuilder,
  type Output,
} from './graph-builder.ts';
import { guardBySelect, guardBySwitch, type Changed } from './guard.ts';
import { addNormLimit } from './norm-limit.ts';
import { ruleScalarName } from './trace-step.ts';
import type { Trace } from './trace.ts';
import { addUpdate } from './updates.ts';

/** A training step as it was recorded for one size of batch, and what the graph around it must know. */
export type StepPlan = BatchShape & {
  readonly trace: Trace;
  readonly optimizer: OptimizerSettings['type'];
  /** Names of the numbers that are fed for every step. */
  readonly scalarNames: readonly string[];
  readonly hasCorrect: boolean;
  /** The weights under a max-norm, by name: the axes along which the numbers of one unit lie. */
  readonly limited: ReadonlyMap<string, readonly number[]>;
};

/** Handles of the variables that last from call to call. */
export type StateHandles = {
  /** By the names that the trace has for them; what is carried from batch to batch as well. */
  readonly weights: ReadonlyMap<string, Output>;
  /** The optimizer's, by the weight's name. */
  readonly slots: ReadonlyMap<string, readonly Output[]>;
};

const float: Attributes = { T: attribute.type('float32') };

/**
 * Adds a loop of training steps to a graph: each gathers its batch, runs the recorded step, and updates the
 * weights, and what is carried to the next batch, unless the loss is no finite number, which ends the loop. With a `capacity` XLA compiles it as one.
 *
 * Feeds, beside those of `addBatchLoop`: `<name>/scalars`, `[steps, scalars]`; `<name>/first`, int32, the
 * updates before. Fetch: `<name>/reports`, `[steps taken, 1 or 2]`: the loss, and how many answers were right.
 */
export function addStepLoop(
  graph: GraphBuilder,
  types: AttributeTypes,
  plan: StepPlan,
  state: StateHandles,
  tables: TableOutputs,
): void {
  const { name } = plan;
  const builder = plan.capacity === undefined ? graph : openCluster(graph, name);
  const scalars = builder.placeholder('float32', [-1, plan.scalarNames.length], `${name}/scalars`);
  const first = builder.placeholder('int32', [], `${name}/first`);
  const report = { name: 'reports', shape: [plan.hasCorrect ? 2 : 1] };
  addBatchLoop(builder, plan, tables, [report], (round) => {
    const fed = builder.add(
      'Unpack',
      [round.row(scalars, 'float32')],
      { ...float, num: attribute.int(plan.scalarNames.length), axis: attribute.int(0) },
      { name: `${name}/scalar` },
    );
    const step = builder.calculate(
      'AddV2',
      [round.enter(first, 'int32'), round.index],
      { T: attribute.type('int32') },
      { name: `${name}/step` },
    );
    const given = new Map([
      ...plan.scalarNames.map((one, index) => [one, outputOf(fed, index)] as const),
      ['step', step] as const,
    ]);
    return addStep(builder, types, plan, state, round, given);
  });
}

/** One step inside the loop. It goes on where the weights were updated, once they are. */
function addStep(
  builder: GraphBuilder,
  types: AttributeTypes,
  plan: StepPlan,
  state: StateHandles,
  round: BatchRound,
  scalars: ReadonlyMap<string, Output>,
) {
  const { name } = plan;
  const before = readWeights(builder, name, state, round);
  const externals = new Map([...before, ...round.batch, ...scalars]);
  const site = { name: `${name}/run`, pulse: round.pulse };
  const results = embedTrace(builder, types, plan.trace, externals, site);
  const result = (wanted: string): Output => {
    const found = results.get(wanted);
    if (found === undefined) throw new Error(`the step gives no ${wanted}`);
    return found;
  };
  const loss = result('loss');
  const isFinite = builder.calculate('IsFinite', [loss], float, { name: `${name}/is-finite` });
  const guard =
    plan.capacity === undefined
      ? guardBySwitch(builder, name, isFinite)
      : guardBySelect(builder, name, isFinite, readChanged(builder, name, before, state, round));
  const updates = [...state.weights].flatMap(([weight, outside]) => {
    const handle = round.enter(outside, 'resource');
    const gradient = results.get(`gradient of ${weight}`);
    const moved = results.get(`new ${weight}`);
    if (moved !== undefined) {
      const dtype = { dtype: attribute.type('float32') };
      const options = { name: `${name}/move` };
      return [builder.add('AssignVariableOp', [handle, guard.admit(moved)], dtype, options)];
    }
    if (gradient === undefined) return [];
    const updated = addUpdate(plan.optimizer, {
      builder,
      name: `${name}/update`,
      weight: handle,
      slots: (state.slots.get(weight) ?? []).map((slot) => round.enter(slot, 'resource')),
      before: before.get(weight) ?? gradient,
      gradient: guard.admit(gradient),
      scalars,
    });
    const axes = plan.limited.get(weight);
    const limit = scalars.get(ruleScalarName('maxNorm'));
    if (axes === undefined || limit === undefined) return updated;
    const limitSite = { builder, name: `${name}/limit`, weight: handle, limit, after: updated };
    return [addNormLimit(axes, limitSite)];
  });
  const report = addReport(builder, name, results, plan.hasCorrect);
  return { collected: [report], goesOn: guard.close(updates) };
}

/** All weights and slots as they are at the beginning of a round. */
function readChanged(
  builder: GraphBuilder,
  name: string,
  before: ReadonlyMap<string, Output>,
  { weights, slots }: StateHandles,
  round: BatchRound,
): Changed[] {
  const dtype = { dtype: attribute.type('float32') };
  const options = { name: `${name}/read`, after: [round.pulse] };
  return [...weights].flatMap(([weight, outside]) => {
    const handle = round.enter(outside, 'resource');
    const read = before.get(weight);
    const ofSlots = (slots.get(weight) ?? []).map((slot) => {
      const inside = round.enter(slot, 'resource');
      return {
        handle: inside,
        before: builder.calculate('ReadVariableOp', [inside], dtype, options),
      };
    });
    return read === undefined ? ofSlots : [{ handle, before: read }, ...ofSlots];
  });
}

/** The loss and, where answers are counted, how many were right, as one vector. */
export function addReport(
  builder: GraphBuilder,
  name: string,
  results: ReadonlyMap<string, Output>,
  hasCorrect: boolean,
): Output {
  const said = (hasCorrect ? ['loss', 'correct'] : ['loss']).flatMap(
    (wanted) => results.get(wanted) ?? [],
  );
  const attributes = { ...float, N: attribute.int(said.length), axis: attribute.int(0) };
  return builder.calculate('Pack', said, attributes, { name: `${name}/report` });
}

/** The weights as they are at the beginning of a round, by name. */
export function readWeights(
  builder: GraphBuilder,
  name: string,
  { weights }: StateHandles,
  round: BatchRound,
): ReadonlyMap<string, Output> {
  const dtype = { dtype: attribute.type('float32') };
  const options = { name: `${name}/read`, after: [round.pulse] };
  return new Map(
    [...weights].map(([weight, handle]) => {
      const inputs = [round.enter(handle, 'resource')];
      return [weight, builder.calculate('ReadVariableOp', inputs, dtype, options)] as const;
    }),
  );
}
