import {
  attribute,
  int32Tensor,
  nodeOf,
  outputOf,
  type Attributes,
  type GraphBuilder,
  type Output,
  type TypeName,
} from '../graph-builder.ts';
import { embedTrace, type AttributeTypes } from '../embed-trace.ts';
import { buildLoop, type Carried, type Round } from '../loop.ts';
import type { Trace } from '../trace.ts';
import { stateName } from './trace-character.ts';

/** A tensor outside of the loop, and its type. */
export type Outside = { readonly output: Output; readonly type: TypeName };

/** What every loop over characters works with, as it is in the graph. */
export type LoopGround = {
  readonly builder: GraphBuilder;
  readonly types: AttributeTypes;
  readonly step: Trace;
  readonly vocabularySize: number;
  /** What is the same in every round, by the names that the step's trace has for it. */
  readonly fixed: ReadonlyMap<string, Outside>;
  /** One tensor `[vocabulary, ...]` for each of the step's externals that is a row of one. */
  readonly tables: ReadonlyMap<string, Outside>;
  /** How many rounds, int32. */
  readonly count: Output;
  /** Before the first round, `[1, size]` each. */
  readonly states: readonly Output[];
};

/** A round of a loop that writes, behind the step. */
export type WritingRound = Pick<Round, 'enter'> & {
  /** What the step says of the next character, `[1, vocabulary]`. */
  readonly probabilities: Output;
  /** The random number of this round, float64 `[1, 1]`. */
  readonly uniform: Output;
};

const int32 = { T: attribute.type('int32') } as const;
const float32 = { T: attribute.type('float32') } as const;

/**
 * Puts a loop into a graph that takes in the characters of a list, int32 `[rounds, 1, 1]`. Fetches:
 * `<name>/state-<n>`, `[1, size]`, and `<name>/probabilities`, `[1, vocabulary]`, of the last round.
 */
export function addReadingLoop(ground: LoopGround, name: string, characters: Output): void {
  const { builder, vocabularySize } = ground;
  const nothing = builder.calculate(
    'Fill',
    [
      builder.constant(int32Tensor([1, vocabularySize], [2]), { name: `${name}/shape` }),
      builder.calculate('Cast', [constantOf(builder, name, 0)], {
        SrcT: attribute.type('int32'),
        DstT: attribute.type('float32'),
      }),
    ],
    { ...float32, index_type: attribute.type('int32') },
    { name: `${name}/nothing` },
  );
  const said: Carried = { initial: nothing, type: 'float32' };
  const list = { output: characters, type: 'int32' } as const;
  const [probabilities = nothing] = addLoop(ground, name, [said], list, ({ picked, takeIn }) => [
    takeIn(picked).probabilities,
  ]);
  builder.calculate('Identity', [probabilities], float32, { name: `${name}/probabilities` });
}

/**
 * Puts a loop into a graph that takes in `first`, int32 `[1, 1]`, and then what `choose` gives in each round, with one
 * of `uniforms`, float64 `[rounds, 1, 1]`.
 * Fetches: `<name>/state-<n>` and `<name>/characters`, int32 `[rounds, 1, 1]`, the chosen ones.
 */
export function addWritingLoop(
  ground: LoopGround,
  name: string,
  { first, uniforms }: { readonly first: Output; readonly uniforms: Output },
  choose: (round: WritingRound) => Output,
): void {
  const { builder, count } = ground;
  const array = builder.add(
    'TensorArrayV3',
    [count],
    {
      dtype: attribute.type('int32'),
      element_shape: attribute.shape([1, 1]),
      dynamic_size: attribute.bool(false),
      clear_after_read: attribute.bool(true),
      identical_element_shapes: attribute.bool(true),
      tensor_array_name: attribute.string(`${name}/characters`),
    },
    { name: `${name}/array` },
  );
  const carried: readonly Carried[] = [
    { initial: first, type: 'int32' },
    { initial: outputOf(array, 1), type: 'float32' },
  ];
  const list = { output: uniforms, type: 'float64' } as const;
  const [, flow = first] = addLoop(ground, name, carried, list, (round) => {
    const [character = first, flowBefore = first] = round.own;
    const { enter, picked: uniform } = round;
    const { probabilities } = round.takeIn(character);
    const chosen = choose({ enter, uniform, probabilities });
    const inputs = [enter(outputOf(array, 0), 'resource'), round.index, chosen, flowBefore];
    return [
      chosen,
      builder.calculate('TensorArrayWriteV3', inputs, int32, { name: `${name}/note` }),
    ];
  });
  const all = builder.calculate(
    'Range',
    [constantOf(builder, name, 0), count, constantOf(builder, name, 1)],
    { Tidx: attribute.type('int32') },
    { name: `${name}/all` },
  );
  builder.add(
    'TensorArrayGatherV3',
    [outputOf(array, 0), all, flow],
    { dtype: attribute.type('int32'), element_shape: attribute.shape([1, 1]) },
    { name: `${name}/characters` },
  );
}

type LoopRound = Pick<Round, 'enter'> & {
  /** The round's number, int32. */
  readonly index: Output;
  /** What is carried beside it and the states. */
  readonly own: readonly Output[];
  /** What the list has for this round. */
  readonly picked: Output;
  /** The step of a character, int32 `[1, 1]`; to be called once. */
  readonly takeIn: (character: Output) => { readonly probabilities: Output };
};

/** A loop that carries its number, the states and `own`, of which it gives what the last round left. */
function addLoop(
  ground: LoopGround,
  name: string,
  own: readonly Carried[],
  list: Outside,
  body: (round: LoopRound) => readonly Output[],
): readonly Output[] {
  const { builder, states, count } = ground;
  const zero = constantOf(builder, name, 0);
  const one = constantOf(builder, name, 1);
  const carried: readonly Carried[] = [
    { initial: zero, type: 'int32' },
    ...states.map((initial) => ({ initial, type: 'float32' as const })),
    ...own,
  ];
  const ends = buildLoop(
    builder,
    name,
    carried,
    ({ values: [index = zero], enter }) =>
      builder.calculate('Less', [index, enter(count, 'int32')], int32, { name: `${name}/is-left` }),
    (round) => {
      const { values, enter } = round;
      const [index = zero, ...rest] = values;
      const before = rest.slice(0, states.length);
      const picked = gatherRow(builder, name, round, list, index);
      const next = builder.calculate('AddV2', [index, enter(one, 'int32')], int32, {
        name: `${name}/count-on`,
      });
      const others = [...values, picked, next].map(nodeOf);
      let after: readonly Output[] = [];
      const takeIn: LoopRound['takeIn'] = (character) => {
        const results = embedStep(ground, name, round, character, before, others);
        after = states.map((_, position) => resultOf(results, stateName(position)));
        return { probabilities: resultOf(results, 'probabilities') };
      };
      const results = body({ enter, index, own: rest.slice(states.length), picked, takeIn });
      return [next, ...after, ...results];
    },
  );
  const [, ...values] = ends;
  for (const [index, end] of values.slice(0, states.length).entries()) {
    builder.calculate('Identity', [end], float32, { name: `${name}/state-${index}` });
  }
  return values.slice(states.length);
}

/**
 * The step of one character. It begins after `others`, all else that a round has to do before it: TensorFlow hands a
 * product over to another thread where anything else is waiting beside it, and that takes as long as half the product.
 */
function embedStep(
  { builder, types, step, fixed, tables }: LoopGround,
  name: string,
  round: Round,
  character: Output,
  states: readonly Output[],
  others: readonly string[],
): ReadonlyMap<string, Output> {
  const shape = constantOf(builder, name, 1, [1]);
  const attributes = { ...int32, Tshape: attribute.type('int32') };
  const index = builder.calculate('Reshape', [character, round.enter(shape, 'int32')], attributes, {
    name: `${name}/character`,
  });
  const rows = [...tables].map(
    ([key, table]) => [key, gatherRow(builder, name, round, table, index)] as const,
  );
  const after = [...others, ...rows.map(([, row]) => nodeOf(row))];
  const ready = builder.add('NoOp', [], {}, { name: `${name}/ready`, after });
  const externals = new Map<string, Output>([
    ...[...fixed].map(([key, { output, type }]) => [key, round.enter(output, type)] as const),
    ...rows,
    ...states.map((state, position) => {
      const options = { name: `${name}/before`, after: [ready] };
      return [
        stateName(position),
        builder.calculate('Identity', [state], float32, options),
      ] as const;
    }),
    ['character', character],
  ]);
  const site = { name: `${name}/step`, pulse: round.pulse };
  return embedTrace(builder, types, step, externals, site);
}

/** A row of a table, or rows where there are several indices. */
function gatherRow(
  builder: GraphBuilder,
  name: string,
  round: Round,
  { output, type }: Outside,
  index: Output,
): Output {
  const attributes: Attributes = {
    Tparams: attribute.type(type),
    Tindices: attribute.type('int32'),
    Taxis: attribute.type('int32'),
  };
  const axis = round.enter(constantOf(builder, name, 0), 'int32');
  const inputs = [round.enter(output, type), index, axis];
  return builder.calculate('GatherV2', inputs, attributes, { name: `${name}/row` });
}

function resultOf(results: ReadonlyMap<string, Output>, wanted: string): Output {
  const found = results.get(wanted);
  if (found === undefined) throw new Error(`the step gives no ${wanted}`);
  return found;
}

function constantOf(
  builder: GraphBuilder,
  name: string,
  value: number,
  shape: readonly number[] = [],
): Output {
  return builder.constant(int32Tensor([value], shape), { name: `${name}/number` });
}
