import { describe, expect, test } from 'vitest';

import {
  opinionKinds,
  opinionLexicons,
  opinionSteps,
  opinionVocabulary,
  plainKinds,
  verdictOf,
  wordOpinion,
} from '../../../../src-shared/datasets/sequences/opinion-grammar.ts';
import { generateOpinions } from '../../../../src-trainer/datasets/sequences/generate-opinions.ts';
import { loadSequences } from '../../../../src-trainer/datasets/sequences/load-sequences.ts';

const settings = { count: 2000, length: 2 };
const bagOf = (words: readonly string[]): string => words.toSorted().join(' ');

describe.each(['en', 'es'] as const)('opinions in %s', (language) => {
  const opinions = generateOpinions({ ...settings, language }, 1);

  test('are so many, no two alike, half of them good, and follow from the seed', () => {
    expect(opinions).toHaveLength(2000);
    expect(new Set(opinions.map(({ words }) => words.join(' '))).size).toBe(2000);
    expect(opinions.filter(({ verdict }) => verdict === 1)).toHaveLength(1000);
    expect(generateOpinions({ ...settings, language }, 1)).toEqual(opinions);
    expect(generateOpinions({ ...settings, language }, 2)).not.toEqual(opinions);
  });

  test('have words of the vocabulary alone, and fit into its steps', () => {
    const vocabulary = new Set(opinionVocabulary(language));
    const steps = opinionSteps(2, language);
    for (const { words } of opinions) {
      expect(words.length).toBeLessThanOrEqual(steps);
      expect(words.every((word) => vocabulary.has(word))).toBe(true);
    }
    expect(Math.max(...opinions.map(({ words }) => words.length))).toBe(steps);
  });

  test('with two judgements say the opposite with the very same words in another order', () => {
    const { nouns, good, bad } = opinionLexicons[language];
    const verdicts = new Map<string, Set<number>>();
    for (const kind of opinionKinds.filter((one) => !plainKinds.includes(one))) {
      for (const noun of nouns.keys()) {
        for (const first of good.keys()) {
          for (const second of bad.keys()) {
            for (const isFirstGood of [true, false]) {
              const places = isFirstGood ? { first, second } : { first: second, second: first };
              const opinion = { kind, noun, isFirstGood, ...places, strength: 1 };
              const bag = bagOf(wordOpinion(opinion, language));
              verdicts.set(bag, (verdicts.get(bag) ?? new Set()).add(verdictOf(opinion)));
            }
          }
        }
      }
    }
    expect(verdicts.size).toBeGreaterThan(1000);
    expect([...verdicts.values()].every((found) => found.size === 2)).toBe(true);
  });

  test('of a single judgement are fewer than many', () => {
    const plain = generateOpinions({ count: 10_000, length: 1, language }, 1);
    const { nouns, good, bad, strengths } = opinionLexicons[language];
    const all = 2 * nouns.length * (good.length + bad.length) * strengths.length;
    expect(plain.length).toBeGreaterThan(0.9 * all);
    expect(plain.length).toBeLessThanOrEqual(all);
    expect(Math.max(...plain.map(({ words }) => words.length))).toBe(opinionSteps(1, language));
  });
});

test.each([
  ['en', 'hearsay', 'everybody says that the film is very good , but it is bad .', 0],
  ['en', 'not-but', 'the film is not good but bad .', 0],
  ['en', 'contradiction', 'everybody says that the film is not very good , but it is good .', 1],
  ['es', 'although', 'la película es muy buena , aunque todos dicen que es mala .', 1],
  ['es', 'retort', 'todos dicen que la película es muy buena , pero no es buena .', 0],
  ['es', 'denied', 'la película no es muy buena .', 0],
] as const)('%s, %s: %s', (language, kind, text, verdict) => {
  const opinion = { kind, noun: 0, isFirstGood: true, first: 0, second: 0, strength: 1 };
  expect(wordOpinion(opinion, language).join(' ')).toBe(text);
  expect(verdictOf(opinion)).toBe(verdict);
});

test('a data set of opinions is read in words and holds out a share of either class', () => {
  const source = { kind: 'sequences', task: 'opinions', ...settings, language: 'en' } as const;
  const { train, validation, symbols, sentenceUnit, inputShape } = loadSequences(source, 0.2, 1);
  expect([train.count, validation.count, inputShape, sentenceUnit]).toEqual([
    ...[1600, 400],
    [opinionSteps(2, 'en')],
    'words',
  ]);
  const all = Int32Array.from({ length: 400 }, (_, index) => index);
  expect([...validation.gatherTargets(all)].filter((verdict) => verdict === 1)).toHaveLength(200);
  const [first = 0] = validation.gatherInputs(Int32Array.of(0));
  expect(symbols?.[first]).toMatch(/^(the|everybody)$/);
});
