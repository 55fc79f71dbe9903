import { joinKnown, joinOften } from '../sentences/byte-pairs.ts';
import { mostWords, rankByCount } from '../sentences/learn-vocabulary.ts';
import { nameBytes, spellBytes, toByteLetters } from './byte-letters.ts';
import type { TextCoder } from './text-coder.ts';

/** Longer words, numbers and runs of signs are cut, so that finding their pieces stays quick. */
const longestChunk = 40;
const most = `{1,${longestChunk}}`;
/**
 * All of a text in words, numbers, runs of signs and runs of blanks; a single blank belongs to what it precedes. Nothing
 * is left out, so that the chunks of a text are the text.
 */
const chunk = new RegExp(
  [` ?[\\p{L}\\p{M}]${most}`, ` ?\\p{N}${most}`, ` ?[^\\s\\p{L}\\p{M}\\p{N}]${most}`]
    .concat([`\\s${most}(?= \\S)`, `\\s${most}`])
    .join('|'),
  'gu',
);

/** The 256 bytes, each as a letter. */
const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

/**
 * Learns the pieces of a text: its bytes, then the pieces that stand beside each other most often, joined, until there
 * are `size` in all. No piece reaches from one word into the next; the blank before a word belongs to it.
 * Source: Sennrich, Haddow and Birch, "Neural machine translation of rare words with subword units", 2016, on bytes as in
 * Radford, Wu, Child, Luan, Amodei and Sutskever, "Language models are unsupervised multitask learners", 2019, section 2.2.
 */
export function learnBytePairs(text: string, size: number): string[] {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(chunk)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = rankByCount(counts)
    .filter(([word]) => !word.includes('\0'))
    .slice(0, mostWords)
    .map(([word, count]) => ({ pieces: Array.from(toByteLetters(word)), count }));
  return joinOften(words, bytes, size).map(nameBytes);
}

/** Any text in pieces, and pieces as the text that their bytes are. */
export function bytePairCoder(vocabulary: readonly string[]): TextCoder {
  const spelled = vocabulary.map(spellBytes);
  const numbers = new Map(spelled.map((letters, number) => [letters, number]));
  const known = new Map<string, readonly number[]>();
  const codesOf = (word: string): readonly number[] => {
    const pieces = joinKnown(Array.from(toByteLetters(word)), numbers);
    return pieces.map((piece) => numbers.get(piece) ?? 0);
  };
  return {
    encode: (text) => {
      const codes: number[] = [];
      for (const [word] of text.matchAll(chunk)) {
        const own = known.get(word) ?? codesOf(word);
        known.set(word, own);
        for (const code of own) codes.push(code);
      }
      return { codes: Int32Array.from(codes), unknown: [] };
    },
    // A character whose bytes are spread over several pieces shows with the last of them.
    pieces: (codes) => {
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const pieces = Array.from(codes, (code) => {
        const letters = spelled[code] ?? '';
        const own = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
        return decoder.decode(own, { stream: true });
      });
      const rest = decoder.decode();
      return rest === '' ? pieces : [...pieces.slice(0, -1), (pieces.at(-1) ?? '') + rest];
    },
  };
}
