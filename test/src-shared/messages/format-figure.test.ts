import { describe, expect, it } from 'vitest';

import {
  formatFigure,
  formatLoss,
  formatTick,
} from '../../../src-shared/messages/format-figure.ts';

describe('a figure', () => {
  it('has digits that say something, however small or large it is', () => {
    expect([0, 0.0432, 17.34, 4210.4].map((value) => formatFigure(value, 'en'))).toEqual([
      ...['0', '0.043', '17.3', '4,210'],
    ]);
    expect(formatFigure(3.12e-12, 'es')).toBe('3,1 × 10⁻¹²');
  });

  it('of a loss has its decimals, or a power of ten where these would all be 0', () => {
    expect(formatLoss(0.2345, 4, 'en')).toBe('0.2345');
    expect(formatLoss(3.84e-6, 4, 'en')).toBe('3.8 × 10⁻⁶');
    expect(formatLoss(7.34e10, 4, 'es')).toBe('7,3 × 10¹⁰');
    expect(formatLoss(0, 4, 'es')).toBe('0,0000');
    expect(formatLoss(Number.NaN, 4, 'en')).toBe('–');
  });

  it('at an axis is short', () => {
    expect([0, 0.01, 20_000, 1e-6, 5e7].map((value) => formatTick(value, 'en'))).toEqual([
      ...['0', '0.01', '20,000', '10⁻⁶', '5 × 10⁷'],
    ]);
    expect(formatTick(0.25, 'es')).toBe('0,25');
    expect(formatTick(2.5e-5, 'es')).toBe('2,5 × 10⁻⁵');
    expect(formatTick(-1e5, 'en')).toBe('−1 × 10⁵');
  });
});
