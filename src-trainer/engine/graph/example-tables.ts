import type { Dataset, Examples } from '../../datasets/dataset.ts';
import type { ResidentExamples, ResidentTable } from '../../datasets/resident-examples.ts';
import type { TableOutput, TableOutputs } from './gather-batch.ts';
import { attribute, int32Tensor, type GraphBuilder, type Output } from './graph-builder.ts';
import type { Feed, Session } from './session.ts';

type Shapes = Pick<Dataset, 'inputShape' | 'targetShape'>;

/** The tables of all examples that a graph is about. */
export type TableShelf = {
  /**
   * Adds the tables of some examples: as variables that hold all of them, where all are in memory and not too
   * large, else as inputs that take the examples of each call. An array that several share is held once.
   */
  readonly add: (name: string, examples: Examples, shapes: Shapes) => ExampleTables;
  /** Puts the numbers that are held into the graph, once. */
  readonly load: (session: Session) => void;
};

/** Some examples inside a graph, or the way to put those of some batches into it. */
export type ExampleTables = {
  readonly outputs: TableOutputs;
  /** Whether all examples are in the graph, and not only those of a call. */
  readonly areHeld: boolean;
  /** Whether these examples can be asked for: any where they are fed, else those that are held. */
  readonly holds: (examples: Examples) => boolean;
  /**
   * What says which examples are wanted: `[rows, batch]` places at `to`, and the examples where they are fed. Rows
   * behind the last batch are zeros.
   */
  readonly feeds: (
    to: Output,
    examples: Examples,
    batches: readonly Int32Array[],
    rows: number,
  ) => readonly Feed[];
};

/** @param residentBytes examples of more bytes than this are not held but fed */
export function createTableShelf(builder: GraphBuilder, residentBytes: number): TableShelf {
  const handles = new Map<ResidentTable['values'], Output>();
  const loads: { readonly feed: Feed; readonly fetch: Output }[] = [];

  const hold = ({ values, layout }: ResidentTable, name: string): Output => {
    const known = handles.get(values);
    if (known !== undefined) return known;
    const type = typeOf(values);
    const shape =
      layout.kind === 'rows' ? [values.length / layout.length, layout.length] : [values.length];
    const attributes = {
      dtype: attribute.type(type),
      shape: attribute.shape(shape),
      shared_name: attribute.string(name),
      container: attribute.string(''),
    };
    const handle = builder.calculate('VarHandleOp', [], attributes, { name });
    const fed = builder.placeholder(type, shape, `${name}/load`);
    const dtype = { dtype: attribute.type(type) };
    const assigned = builder.add('AssignVariableOp', [handle, fed], dtype, {
      name: `${name}/assign`,
    });
    const options = { name: `${name}/loaded`, after: [assigned] };
    const fetch = builder.constant(int32Tensor([1]), options);
    loads.push({ feed: { to: fed, shape, values }, fetch });
    handles.set(values, handle);
    return handle;
  };

  const addHeld = (name: string, { inputs, targets }: ResidentExamples): ExampleTables => {
    const divisors: Feed[] = [];
    const addDivisor = (divisor: number, table: string): Output | undefined => {
      if (divisor === 1) return undefined;
      const to = builder.placeholder('float32', [], `${table}/divisor`);
      divisors.push({ to, shape: [], values: Float32Array.of(divisor) });
      return to;
    };
    const add = (table: ResidentTable, what: string): TableOutput => ({
      from: { kind: 'variable', handle: hold(table, `${name}/${what}`) },
      type: typeOf(table.values),
      layout: table.layout,
      becomes: table.becomes,
      divisor: addDivisor(table.divisor, `${name}/${what}`),
    });
    const findHeld = ({ resident }: Examples): ResidentExamples | undefined =>
      resident?.inputs.values === inputs.values && resident.targets.values === targets.values
        ? resident
        : undefined;
    return {
      outputs: { inputs: add(inputs, 'inputs'), targets: add(targets, 'targets') },
      areHeld: true,
      holds: (examples) => findHeld(examples) !== undefined,
      feeds: (to, examples, batches, rows) => {
        const resident = findHeld(examples);
        if (resident === undefined) throw new Error('these examples are not in the graph');
        const places = batches.map((batch) => resident.placesOf(batch));
        const length = lengthOf(batches);
        return [{ to, shape: [rows, length], values: join(places, rows * length) }, ...divisors];
      },
    };
  };

  return {
    add: (name, examples, shapes) => {
      const { resident } = examples;
      const isSmall =
        resident !== undefined &&
        resident.inputs.values.byteLength + resident.targets.values.byteLength <= residentBytes;
      return isSmall ? addHeld(name, resident) : addFed(builder, name, examples, shapes);
    },
    load: (session) => {
      // TensorFlow refuses to be asked for nothing, as it would be where all examples are fed.
      if (loads.length === 0) return;
      session.run(
        loads.map(({ feed }) => feed),
        loads.map(({ fetch }) => fetch),
      );
    },
  };
}

function addFed(
  builder: GraphBuilder,
  name: string,
  examples: Examples,
  { inputShape, targetShape }: Shapes,
): ExampleTables {
  const first = Int32Array.of(0);
  const add = (what: string, length: number, sample: Float32Array | Int32Array): TableOutput => {
    const type = sample instanceof Int32Array ? 'int32' : 'float32';
    const output = builder.placeholder(type, [-1, length], `${name}/${what}`);
    const layout = { kind: 'rows' } as const;
    return { from: { kind: 'value', output }, type, layout, becomes: type, divisor: undefined };
  };
  const inputLength = product(inputShape);
  const targetLength = product(targetShape);
  const outputs = {
    inputs: add('inputs', inputLength, examples.gatherInputs(first)),
    targets: add('targets', targetLength, examples.gatherTargets(first)),
  };
  return {
    outputs,
    areHeld: false,
    holds: () => true,
    feeds: (to, given, batches, rows) => {
      const length = lengthOf(batches);
      const count = batches.length * length;
      const wanted = join(batches, count);
      const places = join([Int32Array.from(wanted.keys())], rows * length);
      const inputs = given.gatherInputs(wanted);
      const targets = given.gatherTargets(wanted);
      return [
        { to, shape: [rows, length], values: places },
        { to: `${name}/inputs:0`, shape: [count, inputLength], values: inputs },
        { to: `${name}/targets:0`, shape: [count, targetLength], values: targets },
      ];
    },
  };
}

function lengthOf([batch]: readonly Int32Array[]): number {
  return batch?.length ?? 0;
}

/** One behind the other in an array of this length, zeros behind the last. */
function join(batches: readonly Int32Array[], length: number): Int32Array {
  const joined = new Int32Array(length);
  let at = 0;
  for (const batch of batches) {
    joined.set(batch, at);
    at += batch.length;
  }
  return joined;
}

function typeOf(values: ResidentTable['values']): TableOutput['type'] {
  if (values instanceof Uint8Array) return 'uint8';
  return values instanceof Int32Array ? 'int32' : 'float32';
}

function product(shape: readonly number[]): number {
  return shape.reduce((result, size) => result * size, 1);
}
