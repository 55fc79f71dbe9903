import { expect, test } from 'vitest';

import { CurveStore } from '../../../src-renderer/run/curve-store.ts';
import { stageBits } from '../../../src-renderer/text/stage-bits.ts';

const row = (epoch: number, step: number, valLoss: number) => ({
  epoch,
  step,
  loss: 1,
  accuracy: Number.NaN,
  valLoss,
  valAccuracy: Number.NaN,
  examplesPerSecond: 1,
});

test('the bits of a stage are those of the last epoch before it', () => {
  const curves = new CurveStore();
  curves.addEpoch(row(1, 100, Math.LN2 * 3));
  curves.addEpoch(row(2, 200, Math.LN2 * 2));
  expect(stageBits(curves, 100)).toBeCloseTo(3, 12);
  expect(stageBits(curves, 199)).toBeCloseTo(3, 12);
  expect(stageBits(curves, 200)).toBeCloseTo(2, 12);
});

test('of a text in tokens they are spread over the characters of each', () => {
  const curves = new CurveStore();
  curves.addEpoch(row(1, 100, Math.LN2 * 6));
  const unknownShare = { train: 0, heldOut: 0.1 };
  const spelling = 2 * Math.LN2;
  const tokens = {
    unit: 'words',
    charactersPerToken: { train: 2, heldOut: 4 },
    spelling: { train: 0, heldOut: spelling },
    unknownShare,
    count: 9,
  } as const;
  // 6 bits for a token and 2 to spell the unknown ones, over 4 characters.
  expect(stageBits(curves, 100, tokens)).toBeCloseTo(2, 12);
  // Before the first epoch there is the training alone, whose text has tokens of 2 characters, all of them known.
  curves.append(Float64Array.from([50, 0, Math.LN2 * 5]), ['loss']);
  expect(stageBits(curves, 50, tokens)).toBeCloseTo(2.5, 12);
});

test('before the first epoch they are those of the last steps', () => {
  const curves = new CurveStore();
  curves.append(Float64Array.from([1, 0, Math.LN2 * 4, 2, 0, Math.LN2 * 2]), ['loss']);
  expect(stageBits(curves, 2)).toBeCloseTo(3, 12);
  expect(stageBits(curves, 0)).toBeNaN();
});
