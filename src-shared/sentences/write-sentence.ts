import { wordMark } from './byte-pairs.ts';
import { paddingToken, specialTokens, unknownToken, type SentenceUnit } from './sentence-units.ts';

/** Stands in a text that is shown for what the vocabulary does not know. */
export const unknownMark = '[?]';

const unknownName = specialTokens[unknownToken];

/** Signs that have no space before them, and those that have none behind them. */
const closes = /^[.,;:!?…)\]}»”%]$/u;
const opens = /^[¡¿([{«“$#@]$/u;

/** What a network reads, as a text: units by number without their padding, signs beside their words. */
export function writeSentence(
  ids: Iterable<number>,
  unit: SentenceUnit,
  vocabulary: readonly string[],
): string {
  const units = [...ids]
    .filter((id) => id !== paddingToken)
    .map((id) => {
      const name = vocabulary[id] ?? unknownName;
      return name === unknownName ? unknownMark : name;
    });
  switch (unit) {
    case 'characters':
      return units.join('');
    case 'pairs':
      // A piece that is not known is one of a word, or a word: nothing says which.
      return joinSigns(
        units
          .join('')
          .split(wordMark)
          .filter((word) => word !== ''),
      );
    case 'words':
      return joinSigns(units);
  }
}

/** What is read in symbols, as a text: a sentence where they are units of sentences, else symbol by symbol. */
export function writeSymbols(ids: Iterable<number>, symbols: readonly string[]): string {
  const [, second, ...units] = symbols;
  const isOfSentences = second === unknownName;
  if (units.some((unit) => unit.startsWith(wordMark))) return writeSentence(ids, 'pairs', symbols);
  const hasWords = isOfSentences && units.some((unit) => Array.from(unit).length > 1);
  return writeSentence(ids, hasWords ? 'words' : 'characters', symbols);
}

function joinSigns(words: readonly string[]): string {
  return words.reduce((text, word, at) => {
    const before = words[at - 1];
    const isBeside = before === undefined || closes.test(word) || opens.test(before);
    return text + (isBeside ? '' : ' ') + word;
  }, '');
}
