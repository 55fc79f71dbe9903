import { expect, test } from 'vitest';

import { plotForPage } from '../../../../src-renderer/run/curves/plot-page.ts';
import type { Plot } from '../../../../src-renderer/run/curves/plot.ts';
import { drawnSvg, plainTheme, plainWidth, unclosedIn, wordsOf } from './drawn-svg.ts';
import { layPage } from '../../../../src-renderer/run/drawing/chart-page.ts';

const plot: Plot = {
  xHigh: 4,
  xTicks: [
    { at: 0, label: '0' },
    { at: 4, label: '4' },
  ],
  y: { kind: 'linear', low: 0, high: 2, ticks: [0, 2] },
  yTicks: [
    { at: 0, label: '0' },
    { at: 2, label: '2' },
  ],
  dots: { xs: [1, 2], ys: [1.5, Number.NaN] },
  lines: [
    {
      colour: 'train',
      xs: [0, 1, 2, 3, 4],
      ys: [2, 1, Number.NaN, 0.5, 0.25],
      isDashed: false,
      hasKnots: false,
    },
    { colour: 'val', xs: [2, 4], ys: [1, 0.5], isDashed: true, hasKnots: true },
  ],
  references: [{ at: 1, label: 'chance <ln 3> & "more"' }],
  marks: [{ at: 3, label: 'best: 3', kind: 'best', rank: 0 }],
  rings: [{ x: 3, y: 0.5, colour: 'val' }],
};
const page = {
  title: 'Dígitos & <más>',
  charts: [plotForPage('Loss', [{ text: 'train', colour: '#07709a' }], plot, plainTheme)],
};

test('a chart is kept as lines and words that other programs can change', () => {
  const svg = drawnSvg(page);
  expect(unclosedIn(svg)).toEqual([]);
  expect(svg).toContain('<title>Dígitos &amp; &lt;más&gt;</title>');
  expect(wordsOf(svg)).toEqual(
    expect.arrayContaining([
      'Loss',
      'train',
      'best: 3',
      'chance &lt;ln 3&gt; &amp; &quot;more&quot;',
    ]),
  );
  expect(svg).toContain(`font-family="'Inter Variable', system-ui, sans-serif"`);
  expect(svg).not.toContain('var(');
  expect(svg).not.toContain('<image');
});

test('what was not measured interrupts a line and leaves no numbers that are none', () => {
  const svg = drawnSvg(page);
  expect(svg).not.toContain('NaN');
  const train = svg
    .split('\n')
    .filter((line) => line.includes('stroke="#07709a"') && line.includes('stroke-width="2"'));
  const [, , line = ''] = train;
  expect(line.match(/M/g)).toHaveLength(2);
  expect(line.match(/L/g)).toHaveLength(2);
});

test('places are those of the plot: the first point at the left edge and the top of the axis', () => {
  const chart = plotForPage('', [], plot, plainTheme);
  const { width, height } = chart;
  const svg = drawnSvg({ title: '', charts: [chart] });
  const top = 22;
  const floor = height - 18;
  const x = (value: number) => Number((44 + (value / 4) * (width - 44 - 8)).toFixed(2));
  const y = (value: number) => Number((floor - (value / 2) * (floor - top)).toFixed(2));
  expect(svg).toContain(`M${x(0)} ${y(2)}L${x(1)} ${y(1)}`);
  expect(svg).toContain(`<circle cx="${x(4)}" cy="${y(0.5)}" r="2" fill="#b84705"`);
});

test('keys that do not fit beside each other go on in the next line, and make the page higher', () => {
  const keys = Array.from({ length: 12 }, (_, at) => ({
    text: `a run with a long name ${at}`,
    colour: '#000001',
  }));
  const few = layPage(page, plainTheme, plainWidth);
  const many = layPage(
    { title: '', charts: [plotForPage('Loss', keys, plot, plainTheme)] },
    plainTheme,
    plainWidth,
  );
  expect(many.width).toBe(few.width);
  expect(many.height).toBeGreaterThan(few.height + 2 * 16);
  expect(
    wordsOf(drawnSvg({ title: '', charts: [plotForPage('', keys, plot, plainTheme)] })),
  ).toEqual(expect.arrayContaining(keys.map(({ text }) => text)));
});
