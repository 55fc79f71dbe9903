import { describe, expect, it } from 'vitest';

import { learnPairs, splitPairs } from '../../../src-shared/sentences/byte-pairs.ts';
import { createVocabularyLearner } from '../../../src-shared/sentences/learn-vocabulary.ts';
import {
  encodeSentence,
  splitSentence,
  splitWords,
} from '../../../src-shared/sentences/sentence-units.ts';

const numbersOf = (vocabulary: readonly string[]) =>
  new Map(vocabulary.map((one, number) => [one, number]));

describe('words', () => {
  it('are in lower case and composed, signs stand by themselves, accents and joins stay', () => {
    expect(splitWords('¡Muy BIEN, A\u0301lvaro! It’s well-made 😀')).toEqual([
      '¡',
      'muy',
      'bien',
      ',',
      'álvaro',
      '!',
      'it’s',
      'well-made',
      '😀',
    ]);
  });

  it('become numbers, unknown ones the unknown, and padding fills up or the rest is cut', () => {
    const numbers = numbersOf(['<pad>', '<unk>', 'muy', 'bien']);
    expect([...encodeSentence('Muy bien hecho', 'words', numbers, 5)]).toEqual([2, 3, 1, 0, 0]);
    expect([...encodeSentence('Muy bien hecho', 'words', numbers, 2)]).toEqual([2, 3]);
  });
});

describe('pieces of words', () => {
  // The example of the paper, section 3.2: er, then er of the ends, then lo, low.
  const counts = new Map([
    ['low', 5],
    ['lower', 2],
    ['newest', 6],
    ['widest', 3],
  ]);

  it('are joined by how often they stand beside each other', () => {
    const single = new Set([...counts.keys()].join(''));
    const pieces = learnPairs(counts, single.size + 1 + 4);
    expect(pieces.slice(single.size + 1)).toEqual(['es', 'est', 'lo', 'low']);
  });

  it('make any word, a known one of few pieces', () => {
    const numbers = numbersOf(learnPairs(counts, 40));
    expect(splitPairs('newest', numbers)).toEqual(['▁newest']);
    expect(splitPairs('lowest', numbers).join('')).toBe('▁lowest');
    expect(splitPairs('lowest', numbers).length).toBeLessThan(4);
    expect(splitSentence('Low newest', 'pairs', numbers).join('')).toBe('▁low▁newest');
  });

  it('end where no pair stands there twice', () => {
    expect(learnPairs(new Map([['ab', 1]]), 100)).toEqual(['a', 'b', '▁']);
  });
});

it('a vocabulary has the special tokens first, then the most frequent', () => {
  const learner = createVocabularyLearner('words');
  learner.read('b a b');
  learner.read('c b a');
  expect(learner.vocabulary()).toEqual(['<pad>', '<unk>', 'b', 'a', 'c']);
});
