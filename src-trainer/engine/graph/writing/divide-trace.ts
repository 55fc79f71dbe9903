import { isDeepStrictEqual } from 'node:util';

import { prune, type Source, type Trace } from '../trace.ts';

/** A tensor that is calculated before the loop and used in each of its rounds. */
export type Prepared = {
  readonly name: string;
  /** TensorFlow's type number. */
  readonly dtype: number;
};

/** What of one character's step has to be calculated how often while a text is written. */
export type DividedTrace = {
  /** What hangs on the weights alone, and the constants: once. */
  readonly once: Trace;
  readonly fixed: readonly Prepared[];
  /** What hangs on the character as well, but on no state: once for every character, `[vocabulary, ...]`. */
  readonly tables: Trace;
  readonly rows: readonly Prepared[];
  /**
   * The rest, for each character that is written. Externals: those of the trace, the results of `once`, and one
   * row of each of the results of `tables`, by their names.
   */
  readonly step: Trace;
};

/** On what an operation hangs: each value implies the ones before it. */
const reaches = { weights: 0, character: 1, states: 2 } as const;
type Reach = (typeof reaches)[keyof typeof reaches];

/**
 * Divides the step of one character by what its operations hang on.
 *
 * @param trace the step of one character; its externals are weights, `character` and those in `stateNames`
 * @param wide the same step of all characters at once, one example each, from which tables are to be made;
 *   absent where there are too many of them
 */
export function divideTrace(
  trace: Trace,
  wide: Trace | undefined,
  stateNames: ReadonlySet<string>,
): DividedTrace {
  const reach = findReaches(trace, stateNames);
  const tabled = wide !== undefined && isSameWork(trace, wide) ? wide : undefined;
  const fixed = new Map<string, Source>();
  const rows = new Map<string, Source>();

  const carry = (source: Source): Source => {
    switch (source.kind) {
      case 'external':
        return source;
      case 'constant': {
        const name = `constant ${source.constant}`;
        fixed.set(name, source);
        return { kind: 'external', name };
      }
      case 'operation': {
        const { operation, output } = source;
        const own = reach[operation] ?? reaches.states;
        if (isInStep(own)) return source;
        const isFixed = own === reaches.weights;
        const name = `${isFixed ? 'fixed' : 'row'} ${operation}/${output}`;
        (isFixed ? fixed : rows).set(name, source);
        return { kind: 'external', name };
      }
    }
  };
  const isInStep = (own: Reach): boolean =>
    own === reaches.states || (own === reaches.character && tabled === undefined);

  const step = prune({
    operations: trace.operations.map((operation, index) =>
      isInStep(reach[index] ?? reaches.states)
        ? { ...operation, inputs: operation.inputs.map(carry) }
        : operation,
    ),
    constants: trace.constants,
    results: new Map([...trace.results].map(([name, source]) => [name, carry(source)])),
  });
  if (tabled !== undefined && !areRows(trace, tabled, rows.values())) {
    return divideTrace(trace, undefined, stateNames);
  }
  const prepared = (names: ReadonlyMap<string, Source>): Prepared[] =>
    [...names].map(([name, source]) => ({ name, dtype: dtypeOf(trace, source) }));
  return {
    once: prune({ ...trace, results: fixed }),
    fixed: prepared(fixed),
    tables: prune({ ...(tabled ?? trace), results: rows }),
    rows: prepared(rows),
    step,
  };
}

function findReaches({ operations }: Trace, stateNames: ReadonlySet<string>): readonly Reach[] {
  const reach: Reach[] = [];
  const reachOf = (source: Source): Reach => {
    switch (source.kind) {
      case 'constant':
        return reaches.weights;
      case 'operation':
        return reach[source.operation] ?? reaches.states;
      case 'external':
        if (stateNames.has(source.name)) return reaches.states;
        return source.name === 'character' ? reaches.character : reaches.weights;
    }
  };
  for (const { inputs } of operations) {
    const own = inputs.map(reachOf).reduce<Reach>((a, b) => (a > b ? a : b), reaches.weights);
    reach.push(own);
  }
  return reach;
}

/** Whether the wide trace does the same as the narrow one. */
function isSameWork(narrow: Trace, wide: Trace): boolean {
  if (narrow.operations.length !== wide.operations.length) return false;
  return narrow.operations.every(({ name }, index) => wide.operations[index]?.name === name);
}

/** Whether the sources have one row in the narrow trace and, in the wide one, more rows of the same shape. */
function areRows(narrow: Trace, wide: Trace, sources: Iterable<Source>): boolean {
  return [...sources].every((source) => {
    const [one, ...shape] = shapeOf(narrow, source);
    const [, ...wideShape] = shapeOf(wide, source);
    return one === 1 && isDeepStrictEqual(shape, wideShape);
  });
}

function shapeOf({ operations }: Trace, source: Source): readonly number[] {
  if (source.kind !== 'operation') return [];
  return operations[source.operation]?.outputs[source.output]?.shape ?? [];
}

function dtypeOf({ operations, constants }: Trace, source: Source): number {
  const dtype =
    source.kind === 'constant'
      ? constants[source.constant]?.dtype
      : source.kind === 'operation'
        ? operations[source.operation]?.outputs[source.output]?.dtype
        : undefined;
  if (dtype === undefined) throw new Error('a prepared tensor has no type');
  return dtype;
}
