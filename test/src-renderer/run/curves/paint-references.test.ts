import { expect, test } from 'vitest';

import { plotForPage } from '../../../../src-renderer/run/curves/plot-page.ts';
import type { Plot } from '../../../../src-renderer/run/curves/plot.ts';
import { drawnSvg, plainTheme } from '../drawing/drawn-svg.ts';

/** How high each name of a reference line stands in the drawing. */
function heights(references: Plot['references'], labels: readonly string[]): number[] {
  const plot: Plot = {
    xHigh: 4,
    xTicks: [{ at: 0, label: '0' }],
    y: { kind: 'linear', low: 0, high: 10, ticks: [0, 10] },
    yTicks: [{ at: 0, label: '0' }],
    dots: { xs: [], ys: [] },
    lines: [],
    references,
    marks: [{ at: 3.9, label: 'best: 51', kind: 'best', rank: 0 }],
    rings: [],
  };
  const charts = [plotForPage('Loss', [], plot, plainTheme)];
  const svg = drawnSvg({ title: 'Loss', charts });
  return labels.map((label) => {
    const line = svg.split('\n').find((one) => one.includes(`>${label}<`)) ?? '';
    return Number(/ y="([\d.]+)"/.exec(line)?.[1]);
  });
}

test('names of lines that are apart never share a row, those of lines that are one do', () => {
  const names = ['chance', 'unigram', 'bigram'];
  for (let bigram = 1; bigram < 9.8; bigram += 0.1) {
    const references = [
      { at: 10, label: 'chance' },
      { at: 9.95, label: 'unigram' },
      { at: bigram, label: 'bigram' },
    ];
    const [chance = 0, unigram = 0, own = 0] = heights(references, names);
    expect(Math.abs(chance - unigram)).toBeLessThan(6);
    // Nearer than that to the eye they are one line.
    if (bigram < 9.2) expect(Math.abs(own - unigram)).toBeGreaterThan(6);
  }
});
