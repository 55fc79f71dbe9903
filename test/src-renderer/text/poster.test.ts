import { describe, expect, it } from 'vitest';

import { createSvgSurface } from '../../../src-renderer/run/drawing/svg-surface.ts';
import { layPoster, posterStages } from '../../../src-renderer/text/poster.ts';
import { wrapText } from '../../../src-renderer/text/wrap-text.ts';

const type = { family: 'Inter', pixels: 10, weight: '420', strongWeight: '600' };
const look = {
  ...{ type, mono: { ...type, family: 'Mono' } },
  ...{ ink: '#000001', ink2: '#000002', line: '#000003', surface: '#fffffe' },
};

describe('a poster', () => {
  it('has the title, every note and every stage, all of it within its edges', () => {
    const long = 'the sea and <the> ship  '.repeat(20);
    const words = {
      title: 'Moby & Dick',
      notes: ['LSTM 256', 'Temperature 0.8'],
      stages: [
        { name: 'Step 0', bits: '6.30 bits', text: 'q z\n\nx' },
        { name: 'Step 3,000', bits: '', text: long },
      ],
    };
    const laid = layPoster(words, look, 6);
    const surface = createSvgSurface(laid, words.title, type, (text) => 6 * text.length);
    laid.paint(surface);
    const svg = surface.read();
    const texts = [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map((match) => ({
      x: Number(/ x="([\d.]+)"/.exec(match[1]!)?.[1]),
      y: Number(/ y="([\d.]+)"/.exec(match[1]!)?.[1]),
      isMono: match[1]!.includes('"Mono"'),
      text: match[2]!.replaceAll('\u{a0}', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    }));
    const plain = texts.filter(({ isMono }) => !isMono).map(({ text }) => text);
    expect(plain).toEqual([
      ...['Moby &amp; Dick', 'LSTM 256', 'Temperature 0.8'],
      ...['Step 0', '6.30 bits', 'Step 3,000', ''],
    ]);
    const mono = texts.filter(({ isMono }) => isMono);
    expect(mono.slice(0, 3).map(({ text }) => text)).toEqual(['q z', '', 'x']);
    // A blank is left out where a line breaks.
    const squeeze = (text: string): string => text.replaceAll(/\s+/g, '');
    expect(
      squeeze(
        mono
          .slice(3)
          .map(({ text }) => text)
          .join(''),
      ),
    ).toBe(squeeze(long));
    for (const { x, text } of mono) expect(x + text.length * 6 * 1.7).toBeLessThan(1200 - 70);
    const lowest = Math.max(...texts.map(({ y }) => y));
    expect(lowest).toBeLessThan(laid.height - 20);
  });

  it('shows every stage where there are few, else the first, the last and the round ones', () => {
    const at = (...steps: readonly number[]) => steps.map((step) => ({ step }));
    expect(posterStages(at(0, 3, 7, 11))).toEqual(at(0, 3, 7, 11));
    expect(posterStages(at(5, 10, 30, 90, 100, 180, 270, 300, 360, 450, 540, 630))).toEqual(
      at(5, 10, 30, 100, 300, 630),
    );
  });
});

describe('wrapped text', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['a\n\nb', 5, ['a', '', 'b']],
    ['ñandú año', 5, ['ñandú', 'año']],
    ['', 5, ['']],
  ] as const)('%j at %i', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });
});
