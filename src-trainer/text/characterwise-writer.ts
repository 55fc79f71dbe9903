import type { Model } from '../model/model.ts';
import { chooseIndex, sharpen } from './choose-character.ts';
import { openNextCharacter } from './next-character.ts';
import type { TextWriter } from './text-writer.ts';

/** Writes character by character, by the operations of tfjs: on every engine and with every network. */
export function createCharacterwiseWriter(
  model: Model,
  silent: readonly number[] = [],
): TextWriter {
  return {
    open: () => {
      const network = openNextCharacter(model, silent);
      return {
        firstCount: 1,
        read: (characters) => {
          for (const character of characters) network.read(character);
        },
        write: (last, uniforms, choice) => {
          let character = last;
          return Int32Array.from(uniforms, (uniform) => {
            const probabilities = network.read(character);
            character = chooseIndex(sharpen(probabilities, choice), uniform);
            return character;
          });
        },
        dispose: network.dispose,
      };
    },
    dispose: () => undefined,
  };
}
