import {
  attribute,
  boolTensor,
  int32Tensor,
  outputOf,
  type GraphBuilder,
  type Output,
  type TypeName,
} from './graph-builder.ts';
import { addBatch, type BatchShape, type TableOutputs } from './gather-batch.ts';
import { buildLoop, type Round } from './loop.ts';

/** What each round of a loop gives, to be fetched for all rounds at once. */
export type Collected = { readonly name: string; readonly shape: readonly number[] };

/** The inside of a loop over batches, for one of them. */
export type BatchRound = Round & {
  /** The round's number, int32, from 0. */
  readonly index: Output;
  /** The batch, part by part, by the names of `addBatch`. */
  readonly batch: ReadonlyMap<string, Output>;
  /** The row of a fed table `[rounds, ...]` that belongs to this round. */
  readonly row: (table: Output, type: TypeName) => Output;
};

export type BatchResult = {
  /** float32, in the order and the shapes of what is collected. */
  readonly collected: readonly Output[];
  /** Whether the loop goes on, and that all has been done; it goes on where absent. */
  readonly goesOn?: Output;
};

/**
 * Adds a loop over batches to a graph: each round gathers its batch and does `body` with it.
 *
 * Feeds: `<name>/count`, int32, how many rounds at most; `<name>/places`, `[rounds, batch]`, int32, where the
 * examples are in the tables. Fetches: `<name>/<collected>`, `[rounds done, ...shape]`; with a `capacity` that is
 * the number of rows of what is fed and fetched, whatever the count.
 */
export function addBatchLoop(
  builder: GraphBuilder,
  shape: BatchShape,
  tables: TableOutputs,
  collected: readonly Collected[],
  body: (round: BatchRound) => BatchResult,
): void {
  const { name, parts, capacity } = shape;
  const batchSize = parts.reduce((sum, size) => sum + size, 0);
  const count = builder.placeholder('int32', [], `${name}/count`);
  const places = builder.placeholder('int32', [-1, batchSize], `${name}/places`);
  const zero = builder.constant(int32Tensor([0]), { name: `${name}/zero` });
  const one = builder.constant(int32Tensor([1]), { name: `${name}/one` });
  const yes = builder.constant(boolTensor(true), { name: `${name}/yes` });
  const int32 = { T: attribute.type('int32') };
  const room =
    capacity === undefined
      ? count
      : builder.constant(int32Tensor([capacity]), { name: `${name}/room` });
  const arrays = collected.map((what) => addArray(builder, name, room, what));

  const [rounds = zero, isOpen = yes, ...flows] = buildLoop(
    builder,
    name,
    [
      { initial: zero, type: 'int32' },
      { initial: yes, type: 'bool' },
      ...arrays.map((array) => ({ initial: outputOf(array, 1), type: 'float32' as const })),
    ],
    ({ values: [index = zero, goesOn = yes], enter }) => {
      const inputs = [index, enter(count, 'int32')];
      const isLeft = builder.calculate('Less', inputs, int32, { name: `${name}/is-left` });
      return builder.calculate('LogicalAnd', [isLeft, goesOn], {}, { name: `${name}/and` });
    },
    (round) => {
      const [index = zero, goesOn = yes, ...flowsBefore] = round.values;
      const row = (table: Output, type: TypeName): Output => {
        const attributes = {
          Tparams: attribute.type(type),
          Tindices: attribute.type('int32'),
          Taxis: attribute.type('int32'),
        };
        const inputs = [round.enter(table, type), index, round.enter(zero, 'int32')];
        return builder.calculate('GatherV2', inputs, attributes, { name: `${name}/row` });
      };
      const batch = addBatch(builder, shape, tables, row(places, 'int32'), round);
      const result = body({ ...round, index, batch, row });
      const flowsAfter = arrays.map((array, position) => {
        const handle = round.enter(outputOf(array, 0), 'resource');
        const value = result.collected[position] ?? index;
        const inputs = [handle, index, value, flowsBefore[position] ?? index];
        const float = { T: attribute.type('float32') };
        return builder.calculate('TensorArrayWriteV3', inputs, float, { name: `${name}/note` });
      });
      const next = builder.calculate('AddV2', [index, round.enter(one, 'int32')], int32, {
        name: `${name}/count-on`,
      });
      return [next, result.goesOn ?? goesOn, ...flowsAfter];
    },
  );
  // Whatever a loop carries must leave it, or XLA does not take it for a loop.
  builder.expose(rounds, 'int32', `${name}/rounds`);
  builder.expose(isOpen, 'bool', `${name}/is-open`);
  const all = builder.calculate(
    'Range',
    [zero, capacity === undefined ? rounds : room, one],
    { Tidx: attribute.type('int32') },
    { name: `${name}/all` },
  );
  for (const [position, what] of collected.entries()) {
    const noted = builder.calculate(
      'TensorArrayGatherV3',
      [outputOf(arrays[position] ?? name, 0), all, flows[position] ?? all],
      { dtype: attribute.type('float32'), element_shape: attribute.shape(what.shape) },
      { name: `${name}/noted` },
    );
    builder.expose(noted, 'float32', `${name}/${what.name}`);
  }
}

function addArray(
  builder: GraphBuilder,
  name: string,
  room: Output,
  { name: what, shape }: Collected,
): string {
  const attributes = {
    dtype: attribute.type('float32'),
    element_shape: attribute.shape(shape),
    dynamic_size: attribute.bool(false),
    clear_after_read: attribute.bool(true),
    identical_element_shapes: attribute.bool(true),
    tensor_array_name: attribute.string(`${name}/${what}`),
  };
  return builder.add('TensorArrayV3', [room], attributes, { name: `${name}/array` });
}
