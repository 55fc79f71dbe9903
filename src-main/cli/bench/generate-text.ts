import { seededNumbers } from './seeded-numbers.ts';

/** As many characters as a plain English book has. */
const alphabet = "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const letters = 'etaoinshrdlucmfwypvbgkjqxz';

/** So many different characters are in every text that is generated. */
export const alphabetSize = alphabet.length;

/** A text of so many characters in a language that was made up: words of a dictionary, in sentences. */
export function generateText(length: number, seed: number): string {
  const next = seededNumbers(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const dictionary = Array.from({ length: 500 }, () =>
    Array.from({ length: 2 + below(7) }, () => letters[below(1 + below(letters.length))]).join(''),
  );
  // All of the alphabet first, so that every text has the same characters.
  let text = `${alphabet}\n`;
  while (text.length < length) {
    const words = Array.from({ length: 4 + below(9) }, () => dictionary[below(dictionary.length)]);
    const sentence = words.join(' ');
    text += `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${below(4) === 0 ? '\n' : ' '}`;
  }
  return text.slice(0, length);
}
