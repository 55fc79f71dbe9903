import { describe, expect, test } from 'vitest';

import { bleu } from '../../../src-shared/captioning/bleu.ts';
import { cider } from '../../../src-shared/captioning/cider.ts';

const words = (text: string): string[] => text.split(' ');
const described = (said: string, ...references: string[]) => ({
  said: words(said),
  references: references.map(words),
});

describe('BLEU', () => {
  test('is 1 for a reference itself and 0 where no run of four is shared', () => {
    const same = described('a red circle above a blue square', 'a red circle above a blue square');
    expect(bleu([same])).toBeCloseTo(1, 12);
    expect(bleu([described('a red circle above', 'a blue square below')])).toBe(0);
  });

  test('counts a word at most as often as one reference has it', () => {
    // The example of Papineni et al., section 2.1: 2 of 7 words, and no penalty as 7 is a reference's length.
    const said = described(
      'the the the the the the the',
      'the cat is on the mat now',
      'there is a cat on the mat',
    );
    expect(bleu([said], 1)).toBeCloseTo(2 / 7, 12);
  });

  test('adds matches up over the corpus before it divides', () => {
    const corpus = [described('a b c', 'a b c'), described('d x y z', 'd e f g')];
    expect(bleu(corpus, 1)).toBeCloseTo(4 / 7, 12);
    expect(bleu(corpus, 2)).toBeCloseTo(Math.sqrt((4 / 7) * (2 / 5)), 12);
  });

  test('takes off for saying less than the closest reference', () => {
    expect(bleu([described('a b', 'a b c d', 'a b c')], 1)).toBeCloseTo(Math.exp(1 - 3 / 2), 12);
    expect(bleu([described('a b c', 'a b', 'a b c d')], 1)).toBeCloseTo(1, 12);
  });
});

describe('CIDEr', () => {
  const corpus = ['a red circle above a star', 'two blue squares below a heart'];

  test('is 10 where everything said is the reference, and 0 where nothing is shared', () => {
    expect(cider(corpus.map((one) => described(one, one)))).toBeCloseTo(10, 10);
    expect(cider(corpus.map((one) => described('x y z v w', one)))).toBe(0);
  });

  test('counts words that are said of everything for nothing', () => {
    const alike = [described('a', 'a circle'), described('a', 'a square')];
    expect(cider(alike)).toBe(0);
  });

  test('is the cosine of the weighed words, by hand', () => {
    // One word long: only n = 1 counts, so a quarter of 10; the vectors are ln 2 / 2 at "red" and at "circle".
    const pair = [described('red star', 'red circle'), described('blue', 'blue')];
    const first = 10 * (1 / 2 / 4);
    const second = 10 * (1 / 4);
    expect(cider(pair)).toBeCloseTo((first + second) / 2, 10);
  });
});
