import {
  attribute,
  int32Tensor,
  outputOf,
  type Attributes,
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
    | { readonly kind: 'rows'; readonly placesPerRow?: number }
    | { readonly kind: 'windows'; readonly window: number; readonly ahead: number };
  /** What the network sees: whole numbers as they are, or bytes divided by 255. */
  readonly becomes: 'float32' | 'int32';
  /** Fed: by a constant TensorFlow would multiply with its reciprocal, which rounds to other numbers. */
  readonly divisor: Output | undefined;
};

export type TableOutputs = { readonly inputs: TableOutput; readonly targets: TableOutput };

/** The shapes of a batch: its parts' sizes, and an example's shapes without the batch axis. */
export type BatchShape = {
  /** Names the loop in the graph; its feeds and fetches begin with it. */
  readonly name: string;
  readonly parts: readonly number[];
  /** How many rounds there is room for, where that must be known before the loop runs. */
  readonly capacity?: number;
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
  const divided = divide(site, places, shape.parts);
  return new Map(
    shape.parts.flatMap((size, part) => {
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

const int32: Attributes = { T: attribute.type('int32') };

function divide(site: Site, places: Output, parts: readonly number[]): Output[] {
  if (parts.length === 1) return [places];
  const inputs = [places, whole(site, parts, [parts.length]), whole(site, [0], [])];
  const attributes = {
    ...int32,
    Tlen: attribute.type('int32'),
    num_split: attribute.int(parts.length),
  };
  const split = site.builder.add('SplitV', inputs, attributes, { name: site.name });
  return parts.map((_, part) => outputOf(split, part));
}

function gather(site: Site, table: TableOutput, places: Output, shape: readonly number[]): Output {
  const { builder, name, round } = site;
  const { type, becomes, divisor } = table;
  const gathered = builder.calculate(
    'GatherV2',
    [readTable(site, table), whereIn(site, table, places, shape), whole(site, [0], [])],
    {
      Tparams: attribute.type(type),
      Tindices: attribute.type('int32'),
      Taxis: attribute.type('int32'),
    },
    { name },
  );
  const shaped = reshape(site, gathered, type, shape);
  const types = { SrcT: attribute.type(type), DstT: attribute.type(becomes) };
  const numbers = type === becomes ? shaped : builder.calculate('Cast', [shaped], types, { name });
  if (divisor === undefined) return numbers;
  const inputs = [numbers, round.enter(divisor, 'float32')];
  return builder.calculate('RealDiv', inputs, { T: attribute.type('float32') }, { name });
}

function readTable({ builder, name, round }: Site, { from, type }: TableOutput): Output {
  if (from.kind === 'value') return round.enter(from.output, type);
  const inputs = [round.enter(from.handle, 'resource')];
  const options = { name, after: [round.pulse] };
  return builder.calculate('ReadVariableOp', inputs, { dtype: attribute.type(type) }, options);
}

/** The rows of the examples, or for windows the place of every number, `[part, window]`. */
function whereIn(
  site: Site,
  { layout }: TableOutput,
  places: Output,
  [size = 1]: readonly number[],
): Output {
  const { builder, name } = site;
  if (layout.kind === 'rows') {
    const { placesPerRow = 1 } = layout;
    if (placesPerRow === 1) return places;
    const inputs = [places, whole(site, [placesPerRow], [])];
    return builder.calculate('FloorDiv', inputs, int32, { name });
  }
  const column = reshape(site, places, 'int32', [size, 1]);
  const offsets = Array.from({ length: layout.window }, (_, index) => index + layout.ahead);
  const line = whole(site, offsets, [1, layout.window]);
  return builder.calculate('AddV2', [column, line], int32, { name });
}

function reshape(
  site: Site,
  value: Output,
  type: TableOutput['type'],
  shape: readonly number[],
): Output {
  const inputs = [value, whole(site, shape, [shape.length])];
  const attributes = { T: attribute.type(type), Tshape: attribute.type('int32') };
  return site.builder.calculate('Reshape', inputs, attributes, { name: site.name });
}

function whole(
  { builder, name, round }: Site,
  values: readonly number[],
  shape: readonly number[],
): Output {
  return builder.constant(int32Tensor(values, shape), { name, after: [round.pulse] });
}
