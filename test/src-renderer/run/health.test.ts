import { expect, test } from 'vitest';

import type { LayerReading } from '../../../src-shared/protocol/layer-reading.ts';
import { gradientBins } from '../../../src-shared/protocol/layer-reading.ts';
import {
  flatParts,
  gradientStrip,
  outputStrip,
  preActivationStrip,
} from '../../../src-renderer/run/health/histogram-strip.ts';
import { buildLadder } from '../../../src-renderer/run/health/ladder.ts';

const gradients = (bin: number) => ({
  zeros: 0,
  counts: Array.from({ length: gradientBins.count }, (_, at) => (at === bin ? 4 : 0)),
});
const readings: LayerReading[] = [
  {
    step: 0,
    layers: [
      {
        nodeId: 'dense_1',
        spread: 1,
        gradientNorm: 1e-6,
        weightNorm: 1,
        updateRatio: 1e-3,
        dead: 0.25,
        outputs: { low: 0, high: 1, counts: [4, 0] },
        gradients: gradients(20),
      },
      { nodeId: 'dense_2', spread: 1, gradientNorm: 1e-2, weightNorm: 1 },
    ],
  },
  {
    step: 100,
    layers: [
      {
        nodeId: 'dense_1',
        spread: 1,
        gradientNorm: 1e-5,
        weightNorm: 1,
        dead: 0.5,
        outputs: { low: 1, high: 3, counts: [0, 4] },
        gradients: gradients(22),
      },
      { nodeId: 'dense_2', spread: 1, gradientNorm: 1e-1, weightNorm: 1, updateRatio: 1 },
    ],
  },
];

test('the ladder stands on one axis of powers of ten for all layers and all time', () => {
  const ladder = buildLadder(readings)!;
  expect([ladder.low, ladder.high, ladder.step]).toEqual([-6, -1, 100]);
  expect(ladder.firstOverLast).toBeCloseTo(1e-4, 12);
  const [first, last] = ladder.rungs;
  expect(first).toMatchObject({ nodeId: 'dense_1', gradientNorm: 1e-5, dead: 0.5 });
  expect(first!.gradientPlace).toBeCloseTo(1 / 5, 9);
  expect(first!.trail).toEqual([0, expect.closeTo(1 / 5, 9)]);
  // No step followed the newest reading of this layer: its ratio is that of the one before.
  expect(first!.updateRatio).toBe(1e-3);
  expect(first!.updatePlace).toBeCloseTo(0.5, 9);
  expect(last!.gradientPlace).toBe(1);
  expect(buildLadder([])).toBeUndefined();
});

test('histograms of one layer share a scale over time, and the time to come is empty', () => {
  const { tile, low, high } = outputStrip(readings, 'dense_1', 200)!;
  expect([low, high, tile.height]).toEqual([0, 3, 24]);
  const column = (at: number): number[] =>
    Array.from({ length: tile.height }, (_, row) => tile.values[row * tile.width + at]!).reverse();
  // A quarter up the first of two bins from 0 to 1: at 0.25 of 3; three quarters of 1 to 3: at 2.5 of 3.
  expect(column(0).indexOf(1)).toBe(2);
  expect(column(80).indexOf(1)).toBe(20);
  expect(column(159).every((value) => Number.isNaN(value))).toBe(true);
  const sizes = gradientStrip(readings, 'dense_1', 200)!;
  expect([sizes.low, sizes.high, sizes.tile.height]).toEqual([-6, -4.5, 3]);
  expect(gradientStrip(readings, 'dense_2', 200)).toBeUndefined();
});

test('what an activation is given is a strip of its own, shaded where the activation is flat', () => {
  const given = (low: number, high: number): LayerReading['layers'][number] => ({
    nodeId: 'dense_1',
    spread: 1,
    preActivations: { low, high, counts: [1, 3], flat: 0.5 },
  });
  const strip = preActivationStrip(
    [
      { step: 0, layers: [given(-2, 2)] },
      { step: 10, layers: [given(-1, 6)] },
    ],
    'dense_1',
    10,
  );
  expect(strip).toMatchObject({ low: -2, high: 6 });
  expect(preActivationStrip(readings, 'dense_1', 10)).toBeUndefined();
  expect(flatParts({ low: -2, high: 6 }, { low: 0 })).toEqual({ below: 0.25, above: 0 });
  expect(flatParts({ low: -2, high: 6 }, { low: -4, high: 2 })).toEqual({ below: 0, above: 0.5 });
  expect(flatParts({ low: 7, high: 8 }, { low: -4, high: 2 })).toEqual({ below: 0, above: 1 });
});
