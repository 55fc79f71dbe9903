import { expect, test } from 'vitest';

import { CurveStore } from '../../../../src-renderer/run/curve-store.ts';
import { wordBaselines } from '../../../../src-renderer/run/curves/baselines.ts';
import {
  overlayPlots,
  strongLoss,
  type OverlayRun,
} from '../../../../src-renderer/run/library/overlay-plots.ts';
import { setLanguage } from '../../../../src-renderer/words/language.svelte.ts';

const run = (id: string, valLoss: number): OverlayRun => {
  const curves = new CurveStore();
  for (const epoch of [1, 2]) {
    curves.addEpoch({
      ...{ epoch, step: epoch * 10, loss: valLoss, accuracy: 0.5, valLoss, valAccuracy: 0.5 },
      examplesPerSecond: 1,
    });
  }
  return {
    ...{ id, group: id, isCurrent: id === 'a', curves, epochs: 2, stepsPerEpoch: 10 },
    look: { colour: 'run-1', dash: [] },
    ...{ trainExamples: 100, batchSize: 10, examplesPerSecond: undefined },
  };
};

test('runs of one text are drawn together with what counting its characters is worth, all in view', () => {
  setLanguage('en');
  const figures = { uniform: 4.2, unigram: 3.3, bigram: 2.5, trigram: 2.1 };
  const { loss, accuracy } = overlayPlots(
    [run('a', 1.2), run('b', 1.5)],
    { xAxis: 'epoch', lossScale: 'log', smoothing: 0, lossUnit: 'bits' },
    {
      ...{ chance: '', best: String, count: String, seconds: String },
      ...{ loss: String, accuracy: String },
    },
    { isText: true, isInBits: true, baselines: wordBaselines(figures, true) },
  );
  expect(loss.references.map(({ label }) => label)).toEqual([
    'unigram 4.76',
    'bigram 3.61',
    'trigram 3.03',
  ]);
  expect(loss.y.low).toBeLessThanOrEqual(1.2 / Math.LN2);
  expect(loss.y.high).toBeGreaterThanOrEqual(3.3 / Math.LN2);
  expect(loss.lines.at(-1)?.ys.at(-1)).toBeCloseTo(1.2 / Math.LN2, 12);
  expect(accuracy?.references).toEqual([]);
});

test('of texts in words each line has the unknown words of its own part spelled out', () => {
  setLanguage('en');
  const tokens = {
    ...({ unit: 'words', count: 65 } as const),
    charactersPerToken: { train: 4, heldOut: 3 },
    spelling: { train: 1, heldOut: 2 },
    unknownShare: { train: 0.1, heldOut: 0.2 },
  };
  const { loss } = overlayPlots(
    [{ ...run('a', 3), tokens }],
    { xAxis: 'epoch', lossScale: 'log', smoothing: 0, lossUnit: 'bits' },
    {
      ...{ chance: '', best: String, count: String, seconds: String },
      ...{ loss: String, accuracy: String },
    },
    { isText: true, isInBits: true, baselines: [] },
  );
  expect(loss.lines.map(({ ys }) => ys.at(-1))).toEqual([
    expect.closeTo(4 / Math.LN2 / 4, 12),
    expect.closeTo(5 / Math.LN2 / 3, 12),
  ]);
  // The figures at the cursor are those of the lines.
  const row = { loss: 3, valLoss: 3 };
  const figures = [false, true].map((hasValidation) =>
    strongLoss(row, tokens, { hasValidation, isInBits: true }),
  );
  expect(figures).toEqual(loss.lines.map(({ ys }) => ys.at(-1)));
});
