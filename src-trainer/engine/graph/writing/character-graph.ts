import type { Model } from '../../../model/model.ts';
import type { CharacterStep } from '../../../text/character-step.ts';
import type { Choice } from '../../../text/choose-character.ts';
import type { States } from '../../../text/text-writer.ts';
import { embedTrace } from '../embed-trace.ts';
import {
  createGraphBuilder,
  int32Tensor,
  typeNameOf,
  type GraphBuilder,
  type Output,
} from '../graph-builder.ts';
import type { GraphEngine } from '../graph-engine.ts';
import { NotRecordable } from '../recorder.ts';
import { openSession, type Feed, type HeldFeed } from '../session.ts';
import { addReadingLoop, addWritingLoop, type LoopGround, type Outside } from './character-loop.ts';
import { addChoice, addChoiceFeeds, choiceFeeds } from './choose-in-graph.ts';
import type { DividedTrace, Prepared } from './divide-trace.ts';
import { traceCharacter } from './trace-character.ts';

/** A network that takes in and writes many characters in one call of TensorFlow, with the weights as they are then. */
export type CharacterGraph = {
  /** The states after these characters, at least one, and what is said of the one after them, `[vocabulary]`. */
  readonly read: (
    characters: Int32Array,
    states: States,
  ) => { readonly states: States; readonly probabilities: Float32Array };
  /** As `write` of a `CharacterRunner`. */
  readonly write: (
    last: number,
    uniforms: Float64Array,
    choice: Choice,
    states: States,
  ) => { readonly characters: Int32Array; readonly states: States };
  readonly close: () => void;
};

/** Two loops that write, since the ranking of all characters takes its time where all may be chosen. */
const loops = { read: 'read', write: 'write', writeLikeliest: 'write-likeliest' } as const;

/**
 * Records a character's step and gives it to TensorFlow as loops over characters. Throws `NotRecordable` where the
 * step cannot be part of a graph.
 */
export function compileCharacters(
  { recorder, binding }: GraphEngine,
  model: Model,
  step: CharacterStep,
): CharacterGraph {
  const { vocabularySize, stateSizes } = step;
  const divided = traceCharacter(recorder, model, step);
  const builder = createGraphBuilder();
  const count = builder.placeholder('int32', [], 'count');
  const states = stateSizes.map((size, index) =>
    builder.placeholder('float32', [1, size], `state-${index}`),
  );
  const ground: LoopGround = {
    ...{ builder, types: binding, step: divided.step, vocabularySize, count, states },
    ...addPrepared(builder, binding, model, divided, vocabularySize),
  };
  addReadingLoop(ground, loops.read, builder.placeholder('int32', [-1, 1, 1], 'characters'));
  const first = builder.placeholder('int32', [1, 1], 'first');
  const { likeliest, sharpness, uniforms } = addChoiceFeeds(builder);
  addWritingLoop(ground, loops.write, { first, uniforms }, (round) =>
    addChoice(ground, loops.write, { sharpness }, round),
  );
  addWritingLoop(ground, loops.writeLikeliest, { first, uniforms }, (round) =>
    addChoice(ground, loops.writeLikeliest, { sharpness, likeliest }, round),
  );
  const session = openSession(binding, builder.nodes);

  const feedsOf = (length: number, before: States): (Feed | HeldFeed)[] => [
    { to: 'count:0', shape: [], values: Int32Array.of(length) },
    ...model.weights.map(
      ({ variable }, index) => ({ to: `weight-${index}:0`, id: recorder.idOf(variable) }) as const,
    ),
    ...before.map(
      (values, index) => ({ to: `state-${index}:0`, shape: [1, values.length], values }) as const,
    ),
  ];
  const statesOf = (name: string): Output[] =>
    stateSizes.map((_, index) => `${name}/state-${index}:0` as const);
  const toStates = (numbers: readonly ArrayLike<number>[]): States =>
    numbers.map((state) => Float32Array.from(state));

  return {
    read: (characters, before) => {
      const { length } = characters;
      const feeds = [
        ...feedsOf(length, before),
        { to: 'characters:0', shape: [length, 1, 1], values: characters } as const,
      ];
      const fetches = ['read/probabilities:0', ...statesOf(loops.read)] as const;
      const [probabilities = [], ...after] = session.run(feeds, fetches);
      return { probabilities: Float32Array.from(probabilities), states: toStates(after) };
    },
    write: (last, uniforms, wanted, before) => {
      const { isAmongLikeliest, feeds } = choiceFeeds(wanted, uniforms, vocabularySize);
      const name = isAmongLikeliest ? loops.writeLikeliest : loops.write;
      const all = [
        ...feedsOf(uniforms.length, before),
        { to: 'first:0', shape: [1, 1], values: Int32Array.of(last) } as const,
        ...feeds,
      ];
      const fetches = [`${name}/characters:0`, ...statesOf(name)] as const;
      const [characters = [], ...after] = session.run(all, fetches);
      return { characters: Int32Array.from(characters), states: toStates(after) };
    },
    close: session.close,
  };
}

/** Adds the weights, fed, and what is calculated of them before any loop. */
function addPrepared(
  builder: GraphBuilder,
  types: GraphEngine['binding'],
  { weights }: Model,
  { once, fixed, tables, rows }: DividedTrace,
  vocabularySize: number,
): Pick<LoopGround, 'fixed' | 'tables'> {
  const fed = new Map(
    weights.map(({ name, variable }, index) => {
      const output = builder.placeholder('float32', variable.shape, `weight-${index}`);
      return [name, output] as const;
    }),
  );
  const all = builder.constant(
    int32Tensor(
      Array.from({ length: vocabularySize }, (_, character) => character),
      [vocabularySize, 1],
    ),
    { name: 'all-characters' },
  );
  const ofWeights = embedTrace(builder, types, once, fed, { name: 'once' });
  const ofCharacters = embedTrace(builder, types, tables, new Map([...fed, ['character', all]]), {
    name: 'tables',
  });
  return {
    fixed: new Map([
      ...[...fed].map(([name, output]) => [name, { output, type: 'float32' }] as const),
      ...outside(ofWeights, fixed),
    ]),
    tables: outside(ofCharacters, rows),
  };
}

function outside(
  outputs: ReadonlyMap<string, Output>,
  prepared: readonly Prepared[],
): ReadonlyMap<string, Outside> {
  return new Map(
    prepared.map(({ name, dtype }) => {
      const output = outputs.get(name);
      const type = typeNameOf(dtype);
      if (output === undefined || type === undefined) {
        throw new NotRecordable(
          'not-compiled-foreign',
          `${name} of type ${dtype} cannot be brought into a loop`,
        );
      }
      return [name, { output, type }];
    }),
  );
}
