import { drawnValueAt } from './drawn.ts';

/** The curves that a network can be asked to follow, all from [-1, 1] to about [-1, 1]. */
export const curveNames = ['sine', 'step', 'absolute', 'chirp', 'bump', 'cubic'] as const;
export type CurveName = (typeof curveNames)[number];

/** Where the curves are defined: `x` from the first to the second. */
export const curveDomain: readonly [number, number] = [-1, 1];

/**
 * A curve's value at `x` in [-1, 1].
 *
 * - `sine`: sin 2πx, two periods
 * - `step`: -1 below 0, 1 from 0 on; no continuous function comes near it everywhere
 * - `absolute`: 2|x| - 1, with a corner
 * - `chirp`: sin 6π((x + 1) / 2)², three periods, each faster than the last
 * - `bump`: exp(-x² / (2 · 0.2²)), flat but for its middle
 * - `cubic`: 4x³ - 3x, the Chebyshev polynomial of degree 3
 */
export function curveAt(name: CurveName, x: number): number {
  switch (name) {
    case 'sine':
      return Math.sin(2 * Math.PI * x);
    case 'step':
      return x < 0 ? -1 : 1;
    case 'absolute':
      return 2 * Math.abs(x) - 1;
    case 'chirp':
      return Math.sin(6 * Math.PI * ((x + 1) / 2) ** 2);
    case 'bump':
      return Math.exp(-(x ** 2) / (2 * 0.2 ** 2));
    case 'cubic':
      return 4 * x ** 3 - 3 * x;
  }
}

/** What a source's curve is worth at `x` in [-1, 1]: the one that was drawn by hand, where there is one. */
export function targetAt(
  { curve, drawn }: { readonly curve: CurveName; readonly drawn?: readonly number[] | undefined },
  x: number,
): number {
  return drawn === undefined ? curveAt(curve, x) : drawnValueAt(drawn, x);
}
