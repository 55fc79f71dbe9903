import {
  attribute,
  nodeOf,
  outputOf,
  type Attributes,
  type GraphBuilder,
  type Output,
  type TypeName,
} from './graph-builder.ts';

/** A value that a loop hands from one round to the next. */
export type Carried = { readonly initial: Output; readonly type: TypeName };

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
  body: (round: Round) => readonly Output[],
): Output[] {
  const enter = createDoor(builder, name);
  const nextName = (index: number): string => `${name}/next-${index}`;
  const merged = carried.map(({ initial, type }, index) => {
    const begin = builder.calculate('Enter', [initial], frame(name, type, false), {
      name: `${name}/begin`,
    });
    // The second input is the next round's value; its name is known before there is such a node.
    const attributes = { ...typed(type), N: attribute.int(2) };
    const inputs = [begin, outputOf(nextName(index))];
    return builder.calculate('Merge', inputs, attributes, { name: `${name}/merge` });
  });
  const wanted = condition({ values: merged, enter });
  const isGoingOn = builder.calculate('LoopCond', [wanted], {}, { name: `${name}/goes-on` });
  const switches = carried.map(({ type }, index) =>
    builder.add('Switch', [merged[index] ?? isGoingOn, isGoingOn], typed(type), {
      name: `${name}/switch`,
    }),
  );
  const values = switches.map((one, index) =>
    builder.calculate('Identity', [outputOf(one, 1)], typed(carried[index]?.type), {
      name: `${name}/value`,
    }),
  );
  const [first = isGoingOn] = values;
  for (const [index, value] of body({ values, pulse: nodeOf(first), enter }).entries()) {
    builder.add('NextIteration', [value], typed(carried[index]?.type), { name: nextName(index) });
  }
  return switches.map((one, index) =>
    builder.calculate('Exit', [outputOf(one, 0)], typed(carried[index]?.type), {
      name: `${name}/end`,
    }),
  );
}

/** Brings each value into the loop once, however often it is asked for. */
function createDoor(builder: GraphBuilder, name: string): Round['enter'] {
  const entered = new Map<Output, Output>();
  return (value, type) => {
    const inside =
      entered.get(value) ??
      builder.calculate('Enter', [value], frame(name, type, true), { name: `${name}/enter` });
    entered.set(value, inside);
    return inside;
  };
}

function frame(name: string, type: TypeName, isConstant: boolean): Attributes {
  return {
    ...typed(type),
    frame_name: attribute.string(name),
    is_constant: attribute.bool(isConstant),
    parallel_iterations: attribute.int(1),
  };
}

function typed(type: TypeName | undefined): Attributes {
  return { T: attribute.type(type ?? 'float32') };
}
