import { expect, it } from 'vitest';

import { learnPairs } from '../../../src-shared/sentences/byte-pairs.ts';
import { encodeSentence, splitWords } from '../../../src-shared/sentences/sentence-units.ts';
import { writeSentence, writeSymbols } from '../../../src-shared/sentences/write-sentence.ts';

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

it('symbols are written by what they are: words, pieces, characters, or signs of a task', () => {
  const special = ['<pad>', '<unk>'];
  expect(writeSymbols([2, 3, 1, 0], [...special, 'no', 'bien'])).toBe('no bien [?]');
  expect(writeSymbols([2, 3, 4, 0], [...special, '▁no', '▁b', 'ien'])).toBe('no bien');
  expect(writeSymbols([2, 3, 0], [...special, 'n', 'o'])).toBe('no');
  expect(writeSymbols([1, 2, 1, 0], ['<pad>', '(', ')'])).toBe('()(');
});
