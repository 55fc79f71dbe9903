import type { Position } from '../../src-shared/graph/graph.ts';

/** The canvas' grid in canvas pixels. */
export const gridStep = 20;

const limit = 1e6;

/** The grid point next to a position, kept within what a file may hold. */
export function snapToGrid({ x, y }: Position): Position {
  return { x: snap(x), y: snap(y) };
}

function snap(value: number): number {
  const bounded = Math.min(limit, Math.max(-limit, Number.isFinite(value) ? value : 0));
  // `+ 0` turns -0 into 0, which JSON would do as well.
  return Math.round(bounded / gridStep) * gridStep + 0;
}
