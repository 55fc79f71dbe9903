import type { Choice } from './choose-character.ts';

/** A network's ability to write texts. It takes the weights as they are when it is asked for characters. */
export type TextWriter = {
  /**
   * Begins a text of about so many characters, chosen in this way (as the network says where none is given). Several
   * may be open at once.
   */
  readonly open: (length: number, choice?: Choice) => OpenText;
  readonly dispose: () => void;
};

/** A text under way. Characters are numbers of the vocabulary. */
export type OpenText = {
  /** So many characters should be asked for at first, for a call to be short; how long they took says more. */
  readonly firstCount: number;
  /** Takes in what stands before. */
  readonly read: (characters: Int32Array) => void;
  /**
   * Takes in `last` and writes one character for each random number of [0, 1): chooses it, takes it in, chooses
   * the next. The last one is not taken in, so that the next call begins with it.
   */
  readonly write: (last: number, uniforms: Float64Array, choice: Choice) => Int32Array;
  readonly dispose: () => void;
};

/** The states of a network's recurrent layers, `[1, size]` each. */
export type States = readonly Float32Array[];

/** What reads and writes many characters in one call, and holds nothing itself. */
export type CharacterRunner = {
  readonly stateSizes: readonly number[];
  /** The states after these characters, at least one. */
  readonly read: (characters: Int32Array, states: States) => States;
  /** As `write` of an open text. The states are those before the last of the characters is taken in. */
  readonly write: (
    last: number,
    uniforms: Float64Array,
    choice: Choice,
    states: States,
  ) => { readonly characters: Int32Array; readonly states: States };
  readonly dispose: () => void;
};

/** About as many multiplications as take 30 ms where there is little but them. */
const firstMultiplications = 2e8;
const mostAtFirst = 2048;

/** Writes with what reads and writes many characters in a call. */
export function writerOf(runner: CharacterRunner, parameterCount: number): TextWriter {
  const fitting = Math.floor(firstMultiplications / parameterCount);
  return {
    open: () => {
      let states: States = runner.stateSizes.map((size) => new Float32Array(size));
      return {
        firstCount: Math.max(1, Math.min(mostAtFirst, fitting)),
        read: (characters) => {
          if (characters.length > 0) states = runner.read(characters, states);
        },
        write: (last, uniforms, choice) => {
          const written = runner.write(last, uniforms, choice, states);
          states = written.states;
          return written.characters;
        },
        dispose: () => undefined,
      };
    },
    dispose: runner.dispose,
  };
}
