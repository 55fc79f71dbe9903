import type { Dataset, Examples } from '../../datasets/dataset.ts';
import type { ResidentExamples, ResidentTable } from '../../datasets/resident-examples.ts';
import type { TableOutput, TableOutputs } from './gather-batch.ts';
import { attribute, outputOf, type GraphBuilder, type Output } from './graph-builder.ts';
import type { Feed } from './session.ts';

/** The examples of a data set inside a graph, or the way to put those of some batches into it. */
export type ExampleTables = {
  readonly outputs: TableOutputs;
  /** What is put into the graph once, before anything else, and what is fetched to do so. */
  readonly feeds: () => readonly Feed[];
  readonly fetches: readonly Output[];
  /** What says which examples are wanted: `[batches, batch]` places at `to`, and the examples where they are fed. */
  readonly placeFeeds: (
    to: Output,
    examples: Examples,
    batches: readonly Int32Array[],
  ) => readonly Feed[];
};

/**
 * Adds the tables of a data set to a graph: as variables that hold all of it, where all of it is in memory and
 * not larger than `residentBytes`, else as inputs that take the examples of each call.
 */
export function addTables(
  builder: GraphBuilder,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape' | 'train'>,
  residentBytes: number,
): ExampleTables {
  const { resident } = dataset.train;
  const isSmall =
    resident !== undefined &&
    resident.inputs.values.byteLength + resident.targets.values.byteLength <= residentBytes;
  return isSmall ? addResident(builder, resident) : addFed(builder, dataset);
}

function addResident(builder: GraphBuilder, resident: ResidentExamples): ExampleTables {
  const handles = new Map<ResidentTable['values'], Output>();
  const loads: { readonly feed: Feed; readonly fetch: Output }[] = [];
  const add = (table: ResidentTable, name: string): TableOutput => {
    const { values, becomes, divisor } = table;
    const type = typeOf(values);
    const handle = handles.get(values) ?? addVariable(table, name);
    handles.set(values, handle);
    return { from: { kind: 'variable', handle }, type, layout: table.layout, becomes, divisor };
  };
  const addVariable = ({ values, layout }: ResidentTable, name: string): Output => {
    const type = attribute.type(typeOf(values));
    const shape =
      layout.kind === 'rows' ? [values.length / layout.length, layout.length] : [values.length];
    const attributes = {
      dtype: type,
      shape: attribute.shape(shape),
      shared_name: attribute.string(name),
      container: attribute.string(''),
    };
    const handle = outputOf(builder.add('VarHandleOp', [], attributes, { name }));
    const fed = builder.add(
      'Placeholder',
      [],
      { dtype: type, shape: attribute.shape(shape) },
      { name: `${name}/load` },
    );
    const assigned = builder.add(
      'AssignVariableOp',
      [handle, outputOf(fed)],
      { dtype: type },
      { name: `${name}/assign` },
    );
    const done = builder.add(
      'Const',
      [],
      {
        dtype: attribute.type('int32'),
        value: attribute.tensor({ dtype: 3, shape: [], bytes: new Uint8Array(4) }),
      },
      { name: `${name}/loaded`, after: [assigned] },
    );
    loads.push({ feed: { to: outputOf(fed), shape, values }, fetch: outputOf(done) });
    return handle;
  };
  const inputs = add(resident.inputs, 'inputs');
  const targets = add(resident.targets, 'targets');
  return {
    outputs: { inputs, targets },
    feeds: () => loads.map(({ feed }) => feed),
    fetches: loads.map(({ fetch }) => fetch),
    placeFeeds: (to, examples, batches) => {
      const [{ length } = new Int32Array(0)] = batches;
      const places = new Int32Array(batches.length * length);
      for (const [index, batch] of batches.entries()) {
        const own = examples.resident?.placesOf(batch);
        if (own === undefined) throw new Error('these examples are not in the graph');
        places.set(own, index * length);
      }
      return [{ to, shape: [batches.length, length], values: places }];
    },
  };
}

function addFed(
  builder: GraphBuilder,
  { inputShape, targetShape, train }: Pick<Dataset, 'inputShape' | 'targetShape' | 'train'>,
): ExampleTables {
  const lengths = { inputs: product(inputShape), targets: product(targetShape) };
  const first = Int32Array.of(0);
  const add = (name: string, length: number, sample: Float32Array | Int32Array): TableOutput => {
    const type = sample instanceof Int32Array ? 'int32' : 'float32';
    const attributes = { dtype: attribute.type(type), shape: attribute.shape([-1, length]) };
    const output = outputOf(builder.add('Placeholder', [], attributes, { name }));
    const layout = { kind: 'rows' } as const;
    return { from: { kind: 'value', output }, type, layout, becomes: type, divisor: 1 };
  };
  const inputs = add('inputs', lengths.inputs, train.gatherInputs(first));
  const targets = add('targets', lengths.targets, train.gatherTargets(first));
  return {
    outputs: { inputs, targets },
    feeds: () => [],
    fetches: [],
    placeFeeds: (to, examples, batches) => {
      const [{ length } = new Int32Array(0)] = batches;
      const count = batches.length * length;
      const wanted = new Int32Array(count);
      for (const [index, batch] of batches.entries()) wanted.set(batch, index * length);
      const places = Int32Array.from({ length: count }, (_, index) => index);
      return [
        { to, shape: [batches.length, length], values: places },
        { to: 'inputs:0', shape: [count, lengths.inputs], values: examples.gatherInputs(wanted) },
        {
          to: 'targets:0',
          shape: [count, lengths.targets],
          values: examples.gatherTargets(wanted),
        },
      ];
    },
  };
}

function typeOf(values: ResidentTable['values']): TableOutput['type'] {
  if (values instanceof Uint8Array) return 'uint8';
  return values instanceof Int32Array ? 'int32' : 'float32';
}

function product(shape: readonly number[]): number {
  return shape.reduce((result, size) => result * size, 1);
}
