import { expect, test } from 'vitest';

import { CurveStore } from '../../../../src-renderer/run/curve-store.ts';
import { wordBaselines } from '../../../../src-renderer/run/curves/baselines.ts';
import { buildPlots, type CurveFrame } from '../../../../src-renderer/run/curves/build-plots.ts';
import { CurveDigest } from '../../../../src-renderer/run/curves/curve-digest.ts';
import { curvesCsv } from '../../../../src-renderer/run/curves/curves-csv.ts';
import { setLanguage } from '../../../../src-renderer/words/language.svelte.ts';

const measured = { uniform: Math.log(65), unigram: 3.3, bigram: 2.5, trigram: 2.1 };

function plotOf(
  frame: Pick<CurveFrame, 'baselines' | 'isInBits' | 'tokens'>,
  store = new CurveStore(),
) {
  const digest = new CurveDigest(store, 100, 0);
  digest.update();
  return buildPlots(
    digest,
    store.epochs,
    {
      epochs: 10,
      stepsPerEpoch: 10,
      trainExamples: 100,
      batchSize: 10,
      examplesPerSecond: undefined,
      chanceLoss: measured.uniform,
      hasAccuracy: true,
      isText: true,
      events: [],
      ...frame,
    },
    { xAxis: 'epoch', lossScale: 'linear', smoothing: 0, lossUnit: 'bits' },
    {
      chance: 'chance',
      best: String,
      event: () => '',
      lookedAt: String,
      count: String,
      seconds: String,
      loss: String,
      accuracy: String,
    },
  ).loss;
}

test('what counting is worth is drawn as named lines in the unit that is shown, and kept in view', () => {
  setLanguage('en');
  const inBits = plotOf({ baselines: wordBaselines(measured, true), isInBits: true });
  expect(inBits.references.map(({ label }) => label)).toEqual([
    'chance',
    'unigram 4.76',
    'bigram 3.61',
    'trigram 3.03',
  ]);
  expect(inBits.references.map(({ at }) => at * Math.LN2)).toEqual([
    expect.closeTo(measured.uniform, 12),
    expect.closeTo(3.3, 12),
    expect.closeTo(2.5, 12),
    expect.closeTo(2.1, 12),
  ]);
  expect(inBits.y.high).toBeGreaterThan(Math.log2(65));
  const inNats = plotOf({ baselines: wordBaselines(measured, false), isInBits: false });
  expect(inNats.references[3]).toMatchObject({ at: 2.1, label: 'trigram 2.10' });
  expect(plotOf({ baselines: wordBaselines(undefined, true), isInBits: true }).references).toEqual([
    expect.objectContaining({ label: 'chance' }),
  ]);
});

test('of a text in tokens they are bits for each character, or nats for each token', () => {
  setLanguage('en');
  const tokens = {
    ...({ unit: 'words', count: 65 } as const),
    charactersPerToken: { train: 4, heldOut: 4 },
    spelling: { train: 0.1, heldOut: 0.2 },
    unknownShare: { train: 0, heldOut: 0 },
    names: [],
  };
  const [unigram] = wordBaselines(measured, true, tokens);
  expect(unigram?.at).toBeCloseTo(3.5 / Math.LN2 / 4, 12);
  expect(wordBaselines(measured, false, tokens)[0]?.spoken).toBe(
    'Counting tokens (unigram): 3.30 nats per token',
  );
  const frame = { baselines: [], isInBits: true, tokens };
  expect(plotOf(frame).references[0]?.at).toBeCloseTo((Math.log(65) + 0.2) / Math.LN2 / 4, 12);
});

test('the loss of the training has the unknown words of its own text spelled out, in dots and lines', () => {
  setLanguage('en');
  const store = new CurveStore();
  store.append(Float64Array.from([1, 0, 3]), ['loss']);
  store.addEpoch({
    ...{ epoch: 1, step: 10, loss: 3, accuracy: 0.5, valLoss: 3, valAccuracy: 0.5 },
    examplesPerSecond: 1,
  });
  const tokens = {
    ...({ unit: 'words', count: 65 } as const),
    charactersPerToken: { train: 4, heldOut: 3 },
    spelling: { train: 1, heldOut: 2 },
    unknownShare: { train: 0.1, heldOut: 0.2 },
    names: [],
  };
  const plot = plotOf({ baselines: [], isInBits: true, tokens }, store);
  const [train, heldOut] = [4 / Math.LN2 / 4, 5 / Math.LN2 / 3];
  expect(plot.dots.ys[0]).toBeCloseTo(train, 12);
  expect(plot.lines.map(({ ys }) => ys[0])).toEqual([
    expect.closeTo(train, 12),
    expect.closeTo(heldOut, 12),
  ]);
  expect(plot.rings[0]?.y).toBeCloseTo(heldOut, 12);
});

test('they are said in the words of the window, with their unit', () => {
  setLanguage('es');
  expect(wordBaselines(measured, true)[1]?.spoken).toBe(
    'Contando pares (bigrama): 3,61 bits por carácter',
  );
  setLanguage('en');
  expect(wordBaselines(measured, false)[0]?.spoken).toBe(
    'Counting characters (unigram): 3.30 nats per character',
  );
});

test('the numbers of the curves end with them, in nats', () => {
  const text = curvesCsv(new CurveStore(), [], wordBaselines(measured, true));
  expect(text.trimEnd().split('\n').slice(1)).toEqual([
    'baseline,,,,,3.3,,unigram',
    'baseline,,,,,2.5,,bigram',
    'baseline,,,,,2.1,,trigram',
  ]);
});
