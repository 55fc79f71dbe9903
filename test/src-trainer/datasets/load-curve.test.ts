import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { curveAt, curveNames } from '../../../src-shared/datasets/curves.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { generateCurve, type CurveSource } from '../../../src-trainer/datasets/generate-curve.ts';
import { loadCurve } from '../../../src-trainer/datasets/load-curve.ts';

const source = (changes: Partial<CurveSource> = {}): CurveSource => ({
  ...{ kind: 'curve', curve: 'cubic', count: 300, heldOut: 200, noise: 0, seed: 1 },
  ...changes,
});
const allOf = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

describe.each(curveNames)('points of the curve %s', (curve) => {
  test('lie on it, over all of [-1, 1], as many as were asked for', () => {
    const { train, validation, task, inputShape, targetShape } = loadCurve(source({ curve }));
    expect({ task, inputShape, targetShape }).toEqual({
      task: 'regression',
      inputShape: [1],
      targetShape: [1],
    });
    for (const [examples, count] of [
      [train, 300],
      [validation, 200],
    ] as const) {
      expect(examples.count).toBe(count);
      const xs = examples.gatherInputs(allOf(count));
      const ys = examples.gatherTargets(allOf(count));
      for (const [index, x] of xs.entries()) {
        expect(ys[index]).toBeCloseTo(curveAt(curve, x), 6);
        expect(Math.abs(ys[index]!)).toBeLessThanOrEqual(1);
      }
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(-1);
      expect(Math.max(...xs)).toBeLessThan(1);
      // Ten bins of the domain hold about a tenth each: within five standard deviations of a binomial.
      const bins = new Array<number>(10).fill(0);
      for (const x of xs) bins[Math.floor((x + 1) * 5)]! += 1;
      const deviation = Math.sqrt(count * 0.1 * 0.9);
      for (const bin of bins) expect(Math.abs(bin - count / 10)).toBeLessThan(5 * deviation);
    }
  });

  test('rise to 1 somewhere, and not far below -1 or above 1 anywhere', () => {
    const values = Array.from({ length: 2001 }, (_, index) => curveAt(curve, index / 1000 - 1));
    expect(Math.max(...values)).toBeCloseTo(1, 3);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
  });
});

describe('points of a curve', () => {
  test('follow from the seed: the same one gives the same points, another one others', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...curveNames), (seed, curve) => {
        const one = generateCurve(source({ seed, curve }), 'train');
        expect(generateCurve(source({ seed, curve }), 'train')).toEqual(one);
        expect(generateCurve(source({ seed: seed + 1, curve }), 'train').xs).not.toEqual(one.xs);
        expect(generateCurve(source({ seed, curve }), 'held-out').xs.slice(0, 9)).not.toEqual(
          one.xs.slice(0, 9),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('fewer are the beginning of more, and the held-out ones stay the same', () => {
    const few = source({ count: 15, noise: 0.25 });
    const many = source({ count: 150, noise: 0.25 });
    expect(generateCurve(many, 'train').ys.slice(0, 15)).toEqual(generateCurve(few, 'train').ys);
    expect(generateCurve(many, 'held-out')).toEqual(generateCurve(few, 'held-out'));
  });

  test('noise has the standard deviation that was asked for, and leaves the places alone', () => {
    const plain = source({ count: 20_000 });
    const noisy = { ...plain, noise: 0.25 };
    const { xs, ys } = generateCurve(noisy, 'train');
    expect(xs).toEqual(generateCurve(plain, 'train').xs);
    const errors = Array.from(ys, (y, index) => y - curveAt('cubic', xs[index]!));
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan((5 * 0.25) / Math.sqrt(20_000));
    expect(Math.sqrt(variance)).toBeCloseTo(0.25, 1.7);
  });

  test('are hashed with everything that changes them', () => {
    const hashes = [
      {},
      { seed: 2 },
      { noise: 0.1 },
      { count: 301 },
      { curve: 'sine' } as const,
    ].map((changes) => loadCurve(source(changes)).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('cannot be replaced by a file', async () => {
    const data = { source: source(), validationShare: 0.2 };
    const request = { data, resourcesFolder: '', seed: 1, dataPath: import.meta.filename };
    await expect(loadDataset(request)).rejects.toMatchObject({
      problem: { code: 'data-file-for-points' },
    });
  });
});
