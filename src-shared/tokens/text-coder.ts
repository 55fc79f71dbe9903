import { countCharacters } from '../datasets/count-characters.ts';
import { bytePairCoder, learnBytePairs } from './byte-pair-text.ts';
import { countWritten, learnWords, wordCoder } from './word-text.ts';
import type { TextUnit, TokenPlan, TokenUnit } from './text-unit.ts';

/** A text as numbers of a vocabulary. */
export type Encoded = {
  /** Without what the vocabulary has no number for. */
  readonly codes: Int32Array<ArrayBuffer>;
  /** What it does not know, each once, in the order in which it stands there. */
  readonly unknown: readonly string[];
};

/** Turns text into the numbers of a vocabulary, and back. */
export type TextCoder = {
  readonly encode: (text: string) => Encoded;
  /**
   * The text of each number: one after the other they are the text of all. What a number's text is depends on those
   * before it alone, so that a text can be continued.
   */
  readonly pieces: (codes: Iterable<number>) => string[];
  /** The number of every word that the vocabulary lacks; absent where such text has no number. */
  readonly unknownCode?: number;
};

/** Reads and writes with a vocabulary of such units. */
export function openTextCoder(
  vocabulary: readonly string[],
  unit: TextUnit = 'characters',
): TextCoder {
  switch (unit) {
    case 'characters':
      return characterCoder(vocabulary);
    case 'words':
      return wordCoder(vocabulary);
    case 'bytePairs':
      return bytePairCoder(vocabulary);
  }
}

/** The vocabulary of a text in tokens, from what a network learns of it and nothing else. */
export function learnTokens(text: string, { unit, size }: TokenPlan): string[] {
  return unit === 'words' ? learnWords(text, size) : learnBytePairs(text, size);
}

/** How many characters of a text its tokens say; those of words say nothing of the blanks between them. */
export function countSaid(text: string, unit: TokenUnit): number {
  return unit === 'words' ? countWritten(text) : countCharacters(text);
}

function characterCoder(vocabulary: readonly string[]): TextCoder {
  const numbers = new Map(vocabulary.map((character, number) => [character, number]));
  return {
    encode: (text) => {
      const codes = new Int32Array(countCharacters(text));
      const unknown = new Set<string>();
      let count = 0;
      for (const character of text) {
        const code = numbers.get(character);
        if (code === undefined) unknown.add(character);
        else codes[count++] = code;
      }
      return { codes: codes.slice(0, count), unknown: [...unknown] };
    },
    pieces: (codes) => Array.from(codes, (code) => vocabulary[code] ?? ''),
  };
}
