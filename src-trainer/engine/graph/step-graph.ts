import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import { embedTrace, type AttributeTypes } from './embed-trace.ts';
import {
  attribute,
  int32Tensor,
  outputOf,
  type GraphBuilder,
  type Output,
} from './graph-builder.ts';
import { addBatch, type TableOutputs } from './gather-batch.ts';
import { buildLoop, type Round } from './loop.ts';
import type { Trace } from './trace.ts';
import { addUpdate } from './updates.ts';

/** A training step as it was recorded for one size of batch, and what the graph around it must know. */
export type StepPlan = {
  /** Names the loop in the graph; its feeds and fetches begin with it. */
  readonly name: string;
  /** How the batch is divided: the number of examples in each part. */
  readonly parts: readonly number[];
  /** Without the batch axis. */
  readonly inputShape: readonly number[];
  readonly targetShape: readonly number[];
  readonly trace: Trace;
  readonly optimizer: OptimizerSettings['type'];
  /** Names of the numbers that are fed for every step. */
  readonly scalarNames: readonly string[];
  readonly hasCorrect: boolean;
};

/** Handles of the variables that last from call to call. */
export type StateHandles = {
  /** By the names that the trace has for them. */
  readonly weights: ReadonlyMap<string, Output>;
  /** The optimizer's, by the weight's name. */
  readonly slots: ReadonlyMap<string, readonly Output[]>;
};

/**
 * Adds a loop of training steps to a graph: each gathers its batch, runs the recorded step, and updates the
 * weights unless the loss is no finite number, which ends the loop.
 *
 * Feeds: `<name>/count`, int32, how many steps at most; `<name>/places`, `[steps, batch]`, int32, where the
 * examples are in the tables; `<name>/scalars`, `[steps, scalars]`; `<name>/first`, int32, the updates before.
 * Fetch: `<name>/reports:0`, `[steps taken, 1 or 2]`: the loss, and how many answers were right.
 */
export function addStepLoop(
  builder: GraphBuilder,
  types: AttributeTypes,
  plan: StepPlan,
  state: StateHandles,
  tables: TableOutputs,
): void {
  const { name, parts } = plan;
  const batch = parts.reduce((sum, size) => sum + size, 0);
  const int32 = { dtype: attribute.type('int32') };
  const placeholder = (what: string, type: 'int32' | 'float32', shape: readonly number[]): Output =>
    outputOf(
      builder.add(
        'Placeholder',
        [],
        { dtype: attribute.type(type), shape: attribute.shape(shape) },
        { name: `${name}/${what}` },
      ),
    );
  const whole = (value: number, where: string): Output =>
    outputOf(
      builder.add(
        'Const',
        [],
        { ...int32, value: attribute.tensor(int32Tensor([value])) },
        { name: `${name}/${where}` },
      ),
    );
  const count = placeholder('count', 'int32', []);
  const places = placeholder('places', 'int32', [-1, batch]);
  const scalars = placeholder('scalars', 'float32', [-1, plan.scalarNames.length]);
  const first = placeholder('first', 'int32', []);
  const zero = whole(0, 'zero');
  const yes = outputOf(
    builder.add(
      'Const',
      [],
      {
        dtype: attribute.type('bool'),
        value: attribute.tensor({ dtype: 10, shape: [], bytes: Uint8Array.of(1) }),
      },
      { name: `${name}/yes` },
    ),
  );
  const reportLength = plan.hasCorrect ? 2 : 1;
  const array = builder.add(
    'TensorArrayV3',
    [count],
    {
      dtype: attribute.type('float32'),
      element_shape: attribute.shape([reportLength]),
      dynamic_size: attribute.bool(false),
      clear_after_read: attribute.bool(true),
      identical_element_shapes: attribute.bool(true),
      tensor_array_name: attribute.string(`${name}/reports`),
    },
    { name: `${name}/array` },
  );

  const [taken = zero, , written = zero] = buildLoop(
    builder,
    name,
    [
      { initial: zero, type: 'int32' },
      { initial: yes, type: 'bool' },
      { initial: outputOf(array, 1), type: 'float32' },
    ],
    ({ values: [round = zero, isFinite = yes], enter }) => {
      const isLeft = outputOf(
        builder.add(
          'Less',
          [round, enter(count, 'int32')],
          { T: attribute.type('int32') },
          { name: `${name}/is-left` },
        ),
      );
      return outputOf(builder.add('LogicalAnd', [isLeft, isFinite], {}, { name: `${name}/and` }));
    },
    (round) => {
      const [index = zero, , flow = zero] = round.values;
      const row = (value: Output, type: 'int32' | 'float32'): Output => {
        const attributes = {
          Tparams: attribute.type(type),
          Tindices: attribute.type('int32'),
          Taxis: attribute.type('int32'),
        };
        const inputs = [round.enter(value, type), index, round.enter(zero, 'int32')];
        return outputOf(builder.add('GatherV2', inputs, attributes, { name: `${name}/row` }));
      };
      const step = addStep(builder, types, plan, state, round, {
        places: addBatch(builder, plan, tables, row(places, 'int32'), round),
        scalars: row(scalars, 'float32'),
        step: outputOf(
          builder.add(
            'AddV2',
            [round.enter(first, 'int32'), index],
            { T: attribute.type('int32') },
            { name: `${name}/step` },
          ),
        ),
      });
      const noted = builder.add(
        'TensorArrayWriteV3',
        [round.enter(outputOf(array, 0), 'resource'), index, step.report, flow],
        { T: attribute.type('float32') },
        { name: `${name}/note` },
      );
      const next = builder.add(
        'AddV2',
        [index, round.enter(whole(1, 'one'), 'int32')],
        { T: attribute.type('int32') },
        { name: `${name}/count-on`, after: [step.done] },
      );
      return [
        { value: outputOf(next) },
        { value: outputOf(step.done) },
        { value: outputOf(noted) },
      ];
    },
  );
  const range = builder.add(
    'Range',
    [zero, taken, whole(1, 'by-one')],
    { Tidx: attribute.type('int32') },
    { name: `${name}/all` },
  );
  builder.add(
    'TensorArrayGatherV3',
    [outputOf(array, 0), outputOf(range), written],
    { dtype: attribute.type('float32'), element_shape: attribute.shape([reportLength]) },
    { name: `${name}/reports` },
  );
}

type StepInputs = {
  readonly places: ReadonlyMap<string, Output>;
  readonly scalars: Output;
  readonly step: Output;
};

/** One step inside the loop; `done` gives whether the weights were updated, once all is done. */
function addStep(
  builder: GraphBuilder,
  types: AttributeTypes,
  plan: StepPlan,
  state: StateHandles,
  round: Round,
  inputs: StepInputs,
): { readonly report: Output; readonly done: string } {
  const { name } = plan;
  const float = attribute.type('float32');
  const fed = builder.add(
    'Unpack',
    [inputs.scalars],
    { T: float, num: attribute.int(plan.scalarNames.length), axis: attribute.int(0) },
    { name: `${name}/scalar` },
  );
  const scalars = new Map(plan.scalarNames.map((one, index) => [one, outputOf(fed, index)]));
  const before = new Map(
    [...state.weights].map(([weight, handle]) => {
      const options = { name: `${name}/read`, after: [round.pulse] };
      const read = builder.add(
        'ReadVariableOp',
        [round.enter(handle, 'resource')],
        { dtype: float },
        options,
      );
      return [weight, outputOf(read)] as const;
    }),
  );
  const externals = new Map([...before, ...inputs.places, ['step', inputs.step], ...scalars]);
  const results = embedTrace(builder, types, plan.trace, externals, {
    name: `${name}/step`,
    pulse: round.pulse,
  });
  const result = (wanted: string): Output => {
    const found = results.get(wanted);
    if (found === undefined) throw new Error(`the step gives no ${wanted}`);
    return found;
  };

  const loss = result('loss');
  const isFinite = outputOf(
    builder.add('IsFinite', [loss], { T: float }, { name: `${name}/is-finite` }),
  );
  // What has gone through the gate does not run where the loss is no number, nor what comes after it.
  const gate = (value: Output): Output => {
    const gated = builder.add('Switch', [value, isFinite], { T: float }, { name: `${name}/gate` });
    const attributes = { T: float };
    return outputOf(
      builder.add('Identity', [outputOf(gated, 1)], attributes, { name: `${name}/gated` }),
    );
  };
  const updated = [...state.weights].flatMap(([weight, outside]) => {
    const handle = round.enter(outside, 'resource');
    const gradient = results.get(`gradient of ${weight}`);
    const moved = results.get(`new ${weight}`);
    if (moved !== undefined) {
      const inputsOfAssign = [handle, gate(moved)];
      const options = { name: `${name}/move` };
      return [builder.add('AssignVariableOp', inputsOfAssign, { dtype: float }, options)];
    }
    if (gradient === undefined) return [];
    return addUpdate(plan.optimizer, {
      builder,
      name: `${name}/update`,
      weight: handle,
      slots: (state.slots.get(weight) ?? []).map((slot) => round.enter(slot, 'resource')),
      before: before.get(weight) ?? gradient,
      gradient: gate(gradient),
      scalars,
    });
  });
  const bool = { T: attribute.type('bool') };
  const fork = builder.add('Switch', [isFinite, isFinite], bool, { name: `${name}/fork` });
  const applied = builder.add('Identity', [outputOf(fork, 1)], bool, {
    name: `${name}/applied`,
    after: updated,
  });
  const done = builder.add(
    'Merge',
    [outputOf(fork, 0), outputOf(applied)],
    { ...bool, N: attribute.int(2) },
    { name: `${name}/done` },
  );
  const said = plan.hasCorrect ? [loss, result('correct')] : [loss];
  const report = builder.add(
    'Pack',
    said,
    { T: float, N: attribute.int(said.length), axis: attribute.int(0) },
    { name: `${name}/report` },
  );
  return { report: outputOf(report), done };
}
