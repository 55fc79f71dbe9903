import type { CurveStore } from '../curve-store.ts';

/** The numbers at one place of the training. What was not measured there is not-a-number. */
export type CrossRow = {
  /** Absent between epochs. */
  readonly epoch: number | undefined;
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number;
  readonly valAccuracy: number;
};

/**
 * What stands nearest to `x`: an epoch, or in the epoch that is going on a single step. Nothing where the
 * training has not come so far.
 */
export function readCross(
  curves: CurveStore,
  toX: (step: number) => number,
  x: number,
): CrossRow | undefined {
  const { steps, epochs } = curves;
  const last = epochs.at(-1);
  const previous = epochs.at(-2);
  const halfEpoch = last === undefined ? 0 : (toX(last.step) - toX(previous?.step ?? 0)) / 2;
  if (last !== undefined && (x <= toX(last.step) + halfEpoch || steps.length === 0)) {
    const nearest = epochs.reduce((best, row) =>
      Math.abs(toX(row.step) - x) < Math.abs(toX(best.step) - x) ? row : best,
    );
    return nearest;
  }
  const end = steps.at(-1);
  if (end === undefined || x > toX(end) * 1.02) return undefined;
  const right = Math.min(firstAfter(steps, toX, x), steps.length - 1);
  const left = Math.max(0, right - 1);
  const at = x - toX(steps[left] ?? 0) < toX(steps[right] ?? 0) - x ? left : right;
  return {
    epoch: undefined,
    step: steps[at] ?? 0,
    loss: curves.metric('loss')[at] ?? Number.NaN,
    accuracy: curves.metric('accuracy')[at] ?? Number.NaN,
    valLoss: Number.NaN,
    valAccuracy: Number.NaN,
  };
}

/** The index of the first step that lies right of `x`. Steps rise, and so do their places. */
function firstAfter(steps: Float64Array, toX: (step: number) => number, x: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (toX(steps[middle] ?? Number.NaN) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
