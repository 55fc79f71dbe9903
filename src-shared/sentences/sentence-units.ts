import { splitPairs } from './byte-pairs.ts';

/** What a sentence is read in: whole words, pieces of words that occur often, or characters. */
export const sentenceUnits = ['words', 'pairs', 'characters'] as const;
export type SentenceUnit = (typeof sentenceUnits)[number];

/** Fills up what is shorter than the longest sentence; a network passes it over. */
export const paddingToken = 0;
/** What is not in the vocabulary. */
export const unknownToken = 1;
/** The first two of every vocabulary. */
export const specialTokens = ['<pad>', '<unk>'] as const;

/** Words with what joins them, and every other sign by itself. */
export const wordOrSign =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu;

/** The words and signs of a text in lower case and composed form: "¡Muy bien!" becomes `¡`, `muy`, `bien`, `!`. */
export function splitWords(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(wordOrSign) ?? [];
}

/** The units of a text, as a vocabulary of such units knows them. */
export function splitSentence(
  text: string,
  unit: SentenceUnit,
  numbers: ReadonlyMap<string, number>,
): string[] {
  switch (unit) {
    case 'words':
      return splitWords(text);
    case 'pairs':
      return splitWords(text).flatMap((word) => splitPairs(word, numbers));
    case 'characters':
      return Array.from(text.normalize('NFC'));
  }
}

/** A text as numbers of its units, at most `steps` of them, behind them padding: `[steps]`. */
export function encodeSentence(
  text: string,
  unit: SentenceUnit,
  numbers: ReadonlyMap<string, number>,
  steps: number,
): Int32Array<ArrayBuffer> {
  const encoded = new Int32Array(steps);
  for (const [at, one] of splitSentence(text, unit, numbers).slice(0, steps).entries()) {
    encoded[at] = numbers.get(one) ?? unknownToken;
  }
  return encoded;
}
