import { wordMark } from './byte-pairs.ts';
import { paddingToken, unknownToken, type SentenceUnit } from './sentence-units.ts';

/** Stands in a text that is shown for what the vocabulary does not know. */
export const unknownMark = '[?]';

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
    .map((id) => (id === unknownToken ? unknownMark : (vocabulary[id] ?? unknownMark)));
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

function joinSigns(words: readonly string[]): string {
  return words.reduce((text, word, at) => {
    const before = words[at - 1];
    const isBeside = before === undefined || closes.test(word) || opens.test(before);
    return text + (isBeside ? '' : ' ') + word;
  }, '');
}
