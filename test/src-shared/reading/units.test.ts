import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { correlateUnits, rankUnits } from '../../../src-shared/reading/correlate-units.ts';
import { similarMoments } from '../../../src-shared/reading/similar-moments.ts';
import { measureFeature, textFeatures } from '../../../src-shared/reading/text-features.ts';

const characters = Array.from('She said "no (never)" twice.\nThen 3 went.');

/** `[characters, units]` of units that are given one by one. */
function statesOf(...units: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(characters.flatMap((_, place) => units.map((unit) => unit[place]!)));
}

describe('what units follow', () => {
  const quotes = [...measureFeature('quotes', characters)];
  const line = [...measureFeature('line-position', characters)];

  it('is 1 for a unit that is a feature, -1 for its opposite, and nothing for one that stands still', () => {
    const opposite = line.map((value) => 0.5 - 0.01 * value);
    const still = line.map(() => 0.3);
    const correlations = correlateUnits(statesOf(quotes, opposite, still), characters);
    const of = (unit: number, feature: (typeof textFeatures)[number]) =>
      correlations[unit * textFeatures.length + textFeatures.indexOf(feature)];
    expect(of(0, 'quotes')).toBeCloseTo(1, 5);
    expect(of(1, 'line-position')).toBeCloseTo(-1, 5);
    expect(of(2, 'quotes')).toBeNaN();
    const [first, second, third] = rankUnits(correlations);
    expect(first).toMatchObject({ unit: 0, feature: 'quotes' });
    expect(second).toMatchObject({ unit: 1, feature: 'line-position' });
    expect(third).toEqual({ unit: 2, feature: undefined, correlation: 0 });
    expect(rankUnits(correlations, 'line-position')[0]).toMatchObject({ unit: 1 });
  });

  it('is Pearson’s coefficient by its formula', () => {
    const unit = characters.map((_, place) => Math.sin(place));
    const correlations = correlateUnits(statesOf(unit), characters);
    const count = characters.length;
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);
    for (const [index, feature] of textFeatures.entries()) {
      const own = [...measureFeature(feature, characters)];
      const top = count * sum(own.map((x, i) => x * unit[i]!)) - sum(own) * sum(unit);
      const bottom =
        Math.sqrt(count * sum(own.map((x) => x * x)) - sum(own) ** 2) *
        Math.sqrt(count * sum(unit.map((x) => x * x)) - sum(unit) ** 2);
      expect(correlations[index]).toBeCloseTo(top / bottom, 5);
    }
  });

  it('is empty of an empty text', () => {
    expect(rankUnits(correlateUnits(new Float32Array(0), []))).toEqual([]);
  });
});

describe('similar moments', () => {
  it('are the places of the largest cosines, apart from each other and from the place itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 1,
          maxLength: 80,
        }),
        fc.nat(),
        (rows, seed) => {
          const at = seed % rows.length;
          const moments = similarMoments(Float32Array.from(rows.flat()), 2, at, 5);
          const cosine = (place: number): number => {
            const [a, b] = [rows[at]!, rows[place]!];
            return (a[0] * b[0] + a[1] * b[1]) / (Math.hypot(...a) * Math.hypot(...b));
          };
          const chosen: number[] = [at];
          const isFree = (place: number) => chosen.every((one) => Math.abs(one - place) >= 8);
          for (const { place, similarity } of moments) {
            expect(similarity).toBeCloseTo(cosine(place), 5);
            const free = [...rows.keys()].filter((one) => isFree(one) && !isNaN(cosine(one)));
            expect(Math.max(...free.map(cosine))).toBeCloseTo(similarity, 5);
            chosen.push(place);
          }
          if (moments.length < 5) {
            expect([...rows.keys()].filter((one) => isFree(one) && !isNaN(cosine(one)))).toEqual(
              [],
            );
          }
        },
      ),
    );
  });
});
