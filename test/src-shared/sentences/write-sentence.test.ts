import { expect, it } from 'vitest';

import { learnPairs } from '../../../src-shared/sentences/byte-pairs.ts';
import { encodeSentence, splitWords } from '../../../src-shared/sentences/sentence-units.ts';
import { writeSentence } from '../../../src-shared/sentences/write-sentence.ts';

const text = '¡Qué bien, no es (tan) malo!';
const read = '¡qué bien, no es (tan) malo!';
const numbersOf = (vocabulary: readonly string[]) =>
  new Map(vocabulary.map((one, number) => [one, number]));

it('a text is written again from its words, signs beside them and padding left out', () => {
  const vocabulary = ['<pad>', '<unk>', ...new Set(splitWords(text))];
  const ids = encodeSentence(text, 'words', numbersOf(vocabulary), 20);
  expect(writeSentence(ids, 'words', vocabulary)).toBe(read);
});

it('from pieces of words and from characters too', () => {
  const counts = new Map(splitWords(text).map((word) => [word, 2]));
  const pieces = ['<pad>', '<unk>', ...learnPairs(counts, 40)];
  const ids = encodeSentence(text, 'pairs', numbersOf(pieces), 60);
  expect(writeSentence(ids, 'pairs', pieces)).toBe(read);
  const characters = ['<pad>', '<unk>', ...new Set(Array.from(text))];
  const letters = encodeSentence(text, 'characters', numbersOf(characters), 40);
  expect(writeSentence(letters, 'characters', characters)).toBe(text);
});

it('what is not in the vocabulary is marked at its place', () => {
  const vocabulary = ['<pad>', '<unk>', 'no', 'es', '.'];
  expect(writeSentence([2, 3, 1, 4, 0, 0], 'words', vocabulary)).toBe('no es [?].');
});
