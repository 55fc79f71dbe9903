import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { randomStream } from '../../../src-trainer/random/random-stream.ts';
import { longestCopies, matchEndings } from '../../../src-trainer/text/find-copies.ts';

const encode = (text: string): Int32Array =>
  Int32Array.from(text, (character) => (character === '?' ? -1 : character.charCodeAt(0)));

/** For every place the longest stretch ending there that the corpus has, found by trying all. */
function tryAll(text: string, corpus: string): number[] {
  return Array.from(text, (_, at) => {
    let length = 0;
    while (length <= at && corpus.includes(text.slice(at - length, at + 1))) length += 1;
    return length;
  });
}

describe('the longest copies', () => {
  it('are those that trying all stretches finds, at places where they stand', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 });
    const withGaps = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '?', 'x'), maxLength: 40 });
    fc.assert(
      fc.property(withGaps, letters, (text, corpus) => {
        const { lengths, places } = matchEndings(encode(text), encode(corpus));
        expect([...lengths]).toEqual(tryAll(text, corpus));
        for (const [at, length] of lengths.entries()) {
          const start = at - length + 1;
          const place = places[at]!;
          expect(corpus.slice(place, place + length)).toBe(text.slice(start, at + 1));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are told of the longest first, without those that overlap a longer one or are too short', () => {
    const corpus = 'the cat sat on the mat; a dog lay there';
    const text = 'and the cat saw a dog lay';
    const copies = longestCopies(matchEndings(encode(text), encode(corpus)), 4);
    const stretches = copies.map(({ start, length }) => text.slice(start, start + length));
    expect(stretches).toEqual(['the cat sa', ' a dog lay']);
    expect(copies.map(({ place }) => place)).toEqual([0, 23]);
    expect(longestCopies(matchEndings(encode(text), encode(corpus)), 11)).toEqual([]);
  });

  it('are found where the whole text is one, and where nothing is', () => {
    expect(longestCopies(matchEndings(encode('abab'), encode('xabab')), 1)).toEqual([
      { start: 0, length: 4, place: 1 },
    ]);
    expect(longestCopies(matchEndings(encode('zz'), encode('xabab')), 1)).toEqual([]);
    expect(longestCopies(matchEndings(encode(''), encode('abc')), 1)).toEqual([]);
    expect(longestCopies(matchEndings(encode('abc'), encode('')), 1)).toEqual([]);
  });

  it('of a long text are found in one still longer', () => {
    const { nextBelow } = randomStream(1, 'copies');
    const corpus = Int32Array.from({ length: 200_000 }, () => nextBelow(60));
    const text = Int32Array.from({ length: 4000 }, () => nextBelow(60));
    text.set(corpus.subarray(199_000, 199_200), 1000);
    const [longest] = longestCopies(matchEndings(text, corpus), 20);
    expect(longest!.length).toBeGreaterThanOrEqual(200);
    expect(longest!.length).toBeLessThan(204);
    expect(longest!.place - longest!.start).toBe(198_000);
  });
});
