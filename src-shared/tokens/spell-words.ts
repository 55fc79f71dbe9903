import { splitText, unknownWord } from './word-text.ts';

/** Behind the last letter of a word. */
const end = '';
/** Code points of Unicode. */
const allLetters = 0x11_00_00;

/**
 * What it takes to spell the words of a text that a vocabulary lacks, in nats for each token of the text: each letter, and
 * the end of the word, by how often it occurs in the words of the vocabulary, with what is left over for letters that do
 * not occur there. A network that reads words says only that one is unknown; with this on top its loss is that of all
 * characters of the words, so that it can be held beside one that reads characters where the blanks are the usual ones.
 * Source: Witten and Bell, "The zero-frequency problem", 1991, method C: p(x) = (c(x) + T / all) / (n + T), where c(x) is
 * how often the letter occurs among n, and T how many different ones do.
 */
export function spellUnknown(text: string, vocabulary: readonly string[]): number {
  const known = new Set(vocabulary);
  const counts = new Map<string, number>();
  let total = 0;
  const spelled = vocabulary.filter((word) => word !== unknownWord);
  for (const letter of spelled.flatMap(lettersOf)) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
    total += 1;
  }
  const kinds = Math.max(1, counts.size);
  const words = splitText(text);
  const unknown = words.filter((word) => !known.has(word)).flatMap(lettersOf);
  const nats = unknown.reduce((sum, letter) => {
    const likely = ((counts.get(letter) ?? 0) + kinds / allLetters) / (total + kinds);
    return sum - Math.log(likely);
  }, 0);
  return nats / Math.max(1, words.length);
}

function lettersOf(word: string): string[] {
  return [...Array.from(word), end];
}
