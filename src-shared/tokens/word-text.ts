import { countCharacters } from '../datasets/count-characters.ts';
import { frequentWords } from '../sentences/learn-vocabulary.ts';
import { wordOrSign } from '../sentences/sentence-units.ts';
import type { TextCoder } from './text-coder.ts';

/** Stands for every word that the vocabulary lacks, and is its first. */
export const unknownWord = '<unk>';
const unknownCode = 0;

/** Line ends, words with what joins them, and every other sign by itself; blanks are what stands between. */
const token = new RegExp(`\\n|${wordOrSign.source}`, 'gu');

/** Words, signs and line ends of a text, as they are written. */
export function splitText(text: string): string[] {
  return text.match(token) ?? [];
}

/** What stands in front of each word, sign and line end of a text, behind the one before: blanks or nothing. */
export function blanksBefore(text: string): string[] {
  let end = 0;
  return Array.from(text.matchAll(token), ({ 0: word, index }) => {
    const blanks = text.slice(end, index);
    end = index + word.length;
    return blanks;
  });
}

/** How many characters a text has as its words are written: with the blanks that are usual, whichever stand in it. */
export function countWritten(text: string): number {
  return spaced(splitText(text)).reduce((sum, piece) => sum + countCharacters(piece), 0);
}

/**
 * The most frequent words, signs and line ends of a text, at most `size` with the unknown. A word that occurs once only
 * is left to the unknown where more than 500 others occur more often, since nothing can be learned of it.
 */
export function learnWords(text: string, size: number): string[] {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(token)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = frequentWords(counts).slice(0, size - 1);
  return [unknownWord, ...kept.map(([word]) => word)];
}

export function wordCoder(vocabulary: readonly string[]): TextCoder {
  const numbers = new Map(vocabulary.map((word, number) => [word, number]));
  return {
    unknownCode,
    encode: (text) => {
      const unknown = new Set<string>();
      const codes = Int32Array.from(splitText(text), (word) => {
        const code = word === unknownWord ? undefined : numbers.get(word);
        if (code === undefined) unknown.add(word);
        return code ?? unknownCode;
      });
      return { codes, unknown: [...unknown] };
    },
    pieces: (codes) => spaced(Array.from(codes, (code) => vocabulary[code] ?? unknownWord)),
  };
}

/** Signs that stand right behind what is before them, right before what follows, and between two without a blank. */
const closing = /^[.,;:!?…%)\]}»”’]$/u;
const opening = /^[([{¿¡«“‘$'#@]$/u;
const joining = /^[-–—/_\n]$/u;

/** Words and signs with the blanks that are usual between them, each in front of the one it precedes. */
function spaced(tokens: readonly string[]): string[] {
  let isQuoting = false;
  let isJoined = true;
  return tokens.map((word, at) => {
    // A quotation mark opens and closes in turn; a blank line ends what was left open.
    if (word === '\n' && tokens[at - 1] === '\n') isQuoting = false;
    const closes = closing.test(word) || (word === '"' && isQuoting);
    const piece = isJoined || closes || joining.test(word) ? word : ` ${word}`;
    if (word === '"') isQuoting = !isQuoting;
    isJoined = opening.test(word) || joining.test(word) || (word === '"' && isQuoting);
    return piece;
  });
}
