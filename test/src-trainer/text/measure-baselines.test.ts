import fc from 'fast-check';
import { expect, test } from 'vitest';

import { limitTraining } from '../../../src-trainer/datasets/limit-training.ts';
import { loadText } from '../../../src-trainer/datasets/load-text.ts';
import { measureData } from '../../../src-trainer/health/measure-data.ts';
import { measureBaselines } from '../../../src-trainer/text/measure-baselines.ts';

const characters = (text: readonly number[]) => Uint16Array.from(text);

test('the figures are those that Witten and Bell give by hand', () => {
  // Counted: a b a b a c, in a vocabulary of 4; asked for: b and c behind a.
  const [a, b, c] = [0, 1, 2];
  const baselines = measureBaselines(characters([a, b, a, b, a, c]), characters([a, b, c]), 4);
  // Singles: a 3, b 2, c 1 of 6, three kinds; behind a: b 2, c 1, two kinds; behind b: a 2, one kind.
  const one = { b: (2 + 3 / 4) / 9, c: (1 + 3 / 4) / 9 };
  const two = { b: (2 + 2 * one.b) / 5, c: (0 + 1 * one.c) / 3 };
  // Behind a alone nothing of three is known; behind ab: a 2, one kind.
  const three = { b: two.b, c: (0 + 1 * two.c) / 3 };
  const mean = (p: { b: number; c: number }) => -(Math.log(p.b) + Math.log(p.c)) / 2;
  expect(baselines?.uniform).toBeCloseTo(Math.log(4), 12);
  expect(baselines?.unigram).toBeCloseTo(mean(one), 12);
  expect(baselines?.bigram).toBeCloseTo(mean(two), 12);
  expect(baselines?.trigram).toBeCloseTo(mean(three), 12);
});

test('whatever was counted, the chances of all characters that may come sum to one', () => {
  const vocabulary = 5;
  const text = fc.array(fc.nat(vocabulary - 1), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(text, text, (train, before) => {
      const sums = { unigram: 0, bigram: 0, trigram: 0 };
      // With and without a character at the end the means tell the chance of that character alone.
      const nats = (asked: readonly number[]) => {
        const found = measureBaselines(characters(train), characters(asked), vocabulary);
        const places = asked.length - 1;
        return {
          unigram: (found?.unigram ?? 0) * places,
          bigram: (found?.bigram ?? 0) * places,
          trigram: (found?.trigram ?? 0) * places,
        };
      };
      const known = nats(before);
      for (let next = 0; next < vocabulary; next += 1) {
        const more = nats([...before, next]);
        sums.unigram += Math.exp(known.unigram - more.unigram);
        sums.bigram += Math.exp(known.bigram - more.bigram);
        sums.trigram += Math.exp(known.trigram - more.trigram);
      }
      for (const sum of Object.values(sums)) expect(sum).toBeCloseTo(1, 6);
    }),
    { numRuns: 40 },
  );
});

test('a text with more pairs than there was room for at first is counted like a small one', () => {
  // Every pair of 100 characters once in each direction, so that the counts have to grow.
  const text: number[] = [];
  for (let a = 0; a < 100; a += 1) for (let b = 0; b < 100; b += 1) text.push(a, b);
  const baselines = measureBaselines(characters(text), characters([7, 7]), 100);
  const behindSeven = text.flatMap((one, at) => (text[at - 1] === 7 ? [one] : []));
  const sevens = behindSeven.filter((one) => one === 7).length;
  const kinds = new Set(behindSeven).size;
  const single = (text.filter((one) => one === 7).length + 1) / (text.length + 100);
  const expected = (sevens + kinds * single) / (behindSeven.length + kinds);
  expect(baselines?.bigram).toBeCloseTo(-Math.log(expected), 12);
});

test('what is measured is what the network is asked for, and nothing where nothing is held out', () => {
  const text = 'the cat sat on the mat and the rat sat on the cat. '.repeat(20);
  const dataset = loadText(undefined, text, 16, 0.2, 1);
  const asked = dataset.validation.count * 16;
  expect(dataset.text?.heldOut).toHaveLength(asked + 1);
  const { baselines } = measureData(dataset);
  expect(baselines?.uniform).toBeCloseTo(Math.log(dataset.vocabulary?.length ?? 0), 12);
  expect(baselines?.unigram).toBeLessThan(baselines?.uniform ?? 0);
  expect(baselines?.bigram).toBeLessThan(baselines?.unigram ?? 0);
  expect(baselines?.trigram).toBeLessThan(baselines?.bigram ?? 0);
  expect(measureData(loadText(undefined, text, 16, 0, 1)).baselines).toBeUndefined();
  expect(measureData(limitTraining(dataset, 5, 1)).baselines).toBeUndefined();
});
