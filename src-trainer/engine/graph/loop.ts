import {
  attribute,
  type dataTypes,
  outputOf,
  type Attribute,
  type GraphBuilder,
  type Output,
} from './graph-builder.ts';

type TypeName = keyof typeof dataTypes;

/** Values that a loop hands from one round to the next. */
type Carried = { readonly initial: Output; readonly type: TypeName };

/** The inside of a loop, for one round. */
export type Round = {
  /** The carried values at the beginning of the round. */
  readonly values: readonly Output[];
  /** A node that runs once a round: what has no input from the loop must come after it, to be in the loop. */
  readonly pulse: string;
  /** Brings a value from outside into the loop, where it is the same in every round. */
  readonly enter: (value: Output, type: TypeName) => Output;
};

/**
 * Puts a loop into a graph: `while (condition(values)) values = body(values)`. Gives the values after the last
 * round. One round begins when the one before it has ended.
 *
 * The loop is made of TensorFlow's own small operations (Enter, Merge, Switch, NextIteration, Exit) and not of
 * `While`, so that its body needs no function with names for every operation's outputs.
 *
 * Source: Abadi et al., "TensorFlow: a system for large-scale machine learning", 2016, section 3.4; Yu et al.,
 * "Dynamic control flow in large-scale machine learning", 2018, section 4.2.
 */
export function buildLoop(
  builder: GraphBuilder,
  name: string,
  carried: readonly Carried[],
  condition: (round: Omit<Round, 'pulse'>) => Output,
  body: (round: Round) => readonly { readonly value: Output; readonly after?: readonly string[] }[],
): Output[] {
  const frame = (type: TypeName, isConstant: boolean): Record<string, Attribute> => ({
    T: attribute.type(type),
    frame_name: attribute.string(name),
    is_constant: attribute.bool(isConstant),
    parallel_iterations: attribute.int(1),
  });
  const entered = new Map<Output, Output>();
  const enter = (value: Output, type: TypeName): Output => {
    const known = entered.get(value);
    if (known !== undefined) return known;
    const inside = outputOf(
      builder.add('Enter', [value], frame(type, true), { name: `${name}/enter` }),
    );
    entered.set(value, inside);
    return inside;
  };

  const nextName = (index: number): string => `${name}/next-${index}`;
  const merges = carried.map(({ initial, type }, index) => {
    const first = outputOf(
      builder.add('Enter', [initial], frame(type, false), { name: `${name}/begin` }),
    );
    // The second input is the next round's value; its name is known before there is such a node.
    const inputs = [first, outputOf(nextName(index))];
    const attributes = { T: attribute.type(type), N: attribute.int(2) };
    return builder.add('Merge', inputs, attributes, { name: `${name}/merge` });
  });
  const merged = merges.map((merge) => outputOf(merge));
  const isGoingOn = outputOf(
    builder.add(
      'LoopCond',
      [condition({ values: merged, enter })],
      {},
      { name: `${name}/goes-on` },
    ),
  );
  const switches = carried.map(({ type }, index) => {
    const input = merged[index] ?? isGoingOn;
    const attributes = { T: attribute.type(type) };
    return builder.add('Switch', [input, isGoingOn], attributes, { name: `${name}/switch` });
  });
  const values = switches.map((one, index) =>
    outputOf(
      builder.add('Identity', [outputOf(one, 1)], typed(carried, index), {
        name: `${name}/value`,
      }),
    ),
  );
  const [pulse = name] = values.map((value) => value.slice(0, value.lastIndexOf(':')));
  const next = body({ values, pulse, enter });
  for (const [index, { value, after }] of next.entries()) {
    const wanted = nextName(index);
    const added = builder.add('NextIteration', [value], typed(carried, index), {
      name: wanted,
      ...(after !== undefined && { after }),
    });
    if (added !== wanted) throw new Error(`the loop ${name} is in the graph already`);
  }
  return switches.map((one, index) =>
    outputOf(
      builder.add('Exit', [outputOf(one, 0)], typed(carried, index), { name: `${name}/end` }),
    ),
  );
}

function typed(carried: readonly Carried[], index: number): Record<string, Attribute> {
  return { T: attribute.type(carried[index]?.type ?? 'float32') };
}
