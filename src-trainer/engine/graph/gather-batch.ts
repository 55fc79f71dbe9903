import {
  attribute,
  float32Tensor,
  int32Tensor,
  outputOf,
  type GraphBuilder,
  type Output,
} from './graph-builder.ts';
import type { Round } from './loop.ts';

/** A table of numbers in the graph, and how an example is read from it. */
export type TableOutput = {
  /** The table itself (fed), or the handle of a variable that holds it. */
  readonly from:
    | { readonly kind: 'value'; readonly output: Output }
    | { readonly kind: 'variable'; readonly handle: Output };
  readonly type: 'float32' | 'int32' | 'uint8';
  /** Rows `[examples, length]`; or numbers in one line, of which an example is a window that begins at its place. */
  readonly layout:
    | { readonly kind: 'rows' }
    | { readonly kind: 'windows'; readonly window: number; readonly ahead: number };
  /** What the network sees: bytes divided by 255, whole numbers as they are. */
  readonly becomes: 'float32' | 'int32';
  readonly divisor: number;
};

export type TableOutputs = { readonly inputs: TableOutput; readonly targets: TableOutput };

/** The shapes of a batch: its parts' sizes, and an example's shapes. */
export type BatchShape = {
  readonly name: string;
  readonly parts: readonly number[];
  readonly inputShape: readonly number[];
  readonly targetShape: readonly number[];
};

/**
 * Gathers a batch out of the tables, part by part, and gives it under the names `input of part <n>`,
 * `[part, ...inputShape]`, and `target of part <n>`, `[part, ...targetShape]`.
 *
 * @param places `[batch]`, int32
 */
export function addBatch(
  builder: GraphBuilder,
  shape: BatchShape,
  tables: TableOutputs,
  places: Output,
  round: Round,
): ReadonlyMap<string, Output> {
  const site = { builder, name: `${shape.name}/batch`, round };
  const { parts } = shape;
  const divided = divide(site, places, parts);
  return new Map(
    parts.flatMap((size, part) => {
      const own = divided[part] ?? places;
      const inputs = gather(site, tables.inputs, own, [size, ...shape.inputShape]);
      const targets = gather(site, tables.targets, own, [size, ...shape.targetShape]);
      return [
        [`input of part ${part}`, inputs],
        [`target of part ${part}`, targets],
      ] as const;
    }),
  );
}

type Site = { readonly builder: GraphBuilder; readonly name: string; readonly round: Round };

function divide(
  { builder, name, round }: Site,
  places: Output,
  parts: readonly number[],
): Output[] {
  if (parts.length === 1) return [places];
  const site = { builder, name, round };
  const split = builder.add(
    'SplitV',
    [places, constant(site, parts, [parts.length]), constant(site, [0], [])],
    {
      T: attribute.type('int32'),
      Tlen: attribute.type('int32'),
      num_split: attribute.int(parts.length),
    },
    { name },
  );
  return parts.map((_, part) => outputOf(split, part));
}

function gather(site: Site, table: TableOutput, places: Output, shape: readonly number[]): Output {
  const { builder, name, round } = site;
  const { layout, type } = table;
  const int32 = { T: attribute.type('int32') };
  let where = places;
  if (layout.kind === 'windows') {
    const [size = 1] = shape;
    const column = builder.add(
      'Reshape',
      [places, constant(site, [size, 1], [2])],
      { ...int32, Tshape: attribute.type('int32') },
      { name },
    );
    const offsets = Array.from({ length: layout.window }, (_, index) => index + layout.ahead);
    const line = constant(site, offsets, [1, layout.window]);
    where = outputOf(builder.add('AddV2', [outputOf(column), line], int32, { name }));
  }
  const { from } = table;
  const held =
    from.kind === 'value'
      ? round.enter(from.output, type)
      : outputOf(
          builder.add(
            'ReadVariableOp',
            [round.enter(from.handle, 'resource')],
            { dtype: attribute.type(type) },
            { name, after: [round.pulse] },
          ),
        );
  const gathered = outputOf(
    builder.add(
      'GatherV2',
      [held, where, constant(site, [0], [])],
      {
        Tparams: attribute.type(type),
        Tindices: attribute.type('int32'),
        Taxis: attribute.type('int32'),
      },
      { name },
    ),
  );
  const shaped = outputOf(
    builder.add(
      'Reshape',
      [gathered, constant(site, shape, [shape.length])],
      { T: attribute.type(type), Tshape: attribute.type('int32') },
      { name },
    ),
  );
  const cast =
    type === table.becomes
      ? shaped
      : outputOf(
          builder.add(
            'Cast',
            [shaped],
            { SrcT: attribute.type(type), DstT: attribute.type(table.becomes) },
            { name },
          ),
        );
  if (table.divisor === 1) return cast;
  const divisor = outputOf(
    builder.add(
      'Const',
      [],
      {
        dtype: attribute.type('float32'),
        value: attribute.tensor(float32Tensor([table.divisor])),
      },
      { name, after: [round.pulse] },
    ),
  );
  return outputOf(
    builder.add('RealDiv', [cast, divisor], { T: attribute.type('float32') }, { name }),
  );
}

function constant(
  { builder, name, round }: Site,
  values: readonly number[],
  shape: readonly number[],
): Output {
  const attributes = {
    dtype: attribute.type('int32'),
    value: attribute.tensor(int32Tensor(values, shape)),
  };
  return outputOf(builder.add('Const', [], attributes, { name, after: [round.pulse] }));
}
