import type { GraphNode } from '../../src-shared/graph/graph.ts';
import { activationFunctions } from '../../src-shared/layers/activation-functions.ts';
import { activationNames, type ActivationName } from '../../src-shared/layers/activation-names.ts';

/** What goes into a node's activation now, where that is known, and what comes out of it. */
export type NodeNumbers = (node: GraphNode) => {
  readonly given?: Float32Array | undefined;
  readonly result?: Float32Array | undefined;
};

/** What of the plane a picture shows: this far to both sides of 0. */
export const shownPlane = { x: 2.6, y: 1.5 } as const;
const steps = 52;

/**
 * A curve as an SVG path in a box of `width` × `height` with 0 in its middle; where it leaves the box it ends, and
 * where it jumps (the slope of ReLU, say) it begins anew.
 */
export function curvePath(f: (x: number) => number, width: number, height: number): string {
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const x = (step / steps) * 2 * shownPlane.x - shownPlane.x;
    return { x, y: f(x) };
  });
  let path = '';
  let before: number | undefined;
  for (const { x, y } of points) {
    if (Math.abs(y) > shownPlane.y) {
      before = undefined;
      continue;
    }
    const isNew = before === undefined || Math.abs(y - before) > 0.5;
    const across = ((x / shownPlane.x + 1) * (width / 2)).toFixed(1);
    const down = ((1 - y / shownPlane.y) * (height / 2)).toFixed(1);
    path += `${isNew ? 'M' : 'L'}${across} ${down}`;
    before = y;
  }
  return path;
}

/** An activation's curve as an SVG path (see `curvePath`). */
export function activationPath(name: ActivationName, width: number, height: number): string {
  return curvePath(activationFunctions[name].value, width, height);
}

/**
 * Which share of the numbers lies in each of `count` even pieces from `low` to `high`, as a share of the fullest one;
 * what lies outside is counted at the ends. Empty where there are no numbers.
 */
export function shareBars(
  values: Float32Array,
  low: number,
  high: number,
  count: number,
): readonly number[] {
  if (values.length === 0) return [];
  const counts = new Array<number>(count).fill(0);
  for (const value of values) {
    const at = Math.floor(((value - low) / (high - low)) * count);
    const bin = Math.max(0, Math.min(count - 1, at));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return counts.map((one) => one / most);
}

export function isActivationName(name: string): name is ActivationName {
  return activationNames.some((known) => known === name);
}
