import { linearTicks, logTicks, niceCeiling, type Axis } from './axis.ts';

/** The least and the greatest of what has to be seen; nothing yet where they are not finite. */
export type Bounds = { readonly low: number; readonly high: number };

export const noBounds: Bounds = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

/** The bounds with some more numbers in them; not-a-number and infinities are left out. */
export function widenBounds(bounds: Bounds, ...values: readonly number[]): Bounds {
  let { low, high } = bounds;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low === bounds.low && high === bounds.high ? bounds : { low, high };
}

const mostTicks = 5;

/**
 * The loss axis for what was seen so far. It only ever grows, in nice steps, so that nothing moves while a curve is
 * drawn: on a log scale by decades below and by 1, 2, 3, 5 above, on a linear one from 0 to a nice number. `isClose` is
 * for losses that move by a few times only, a text's: a log scale then ends by 1, 2, 3, 5 below as well.
 */
export function fitLossAxis(kind: Axis['kind'], bounds: Bounds, isClose = false): Axis {
  const isEmpty = !(bounds.high > 0);
  if (kind === 'linear') {
    const top = isEmpty ? 1 : bounds.high * 1.02;
    const step = niceCeiling(top / (mostTicks - 1));
    const high = step * Math.ceil(top / step - 1e-9);
    return { kind, low: 0, high, ticks: linearTicks(0, high, mostTicks) };
  }
  const high = isEmpty ? 3 : roundUp(bounds.high * 1.1);
  if (isClose && bounds.low > 0 && !isEmpty) {
    const low = 1 / roundUp(1 / Math.max(Math.min(bounds.low, high / 3), high * 1e-6));
    return { kind, low, high, ticks: logTicks(low, high, mostTicks) };
  }
  const least = bounds.low > 0 && !isEmpty ? Math.min(bounds.low, high / 100) : high / 100;
  // Below a millionth of the highest nothing can be told apart.
  const low = 10 ** Math.floor(Math.log10(Math.max(least, high * 1e-6)) + 1e-9);
  return { kind, low, high, ticks: logTicks(low, high, mostTicks) };
}

/** Where the accuracy axis may begin. */
const accuracyFloors = [0.9, 0.8, 0.5];

/**
 * The accuracy axis: from 0 until an epoch is over, then from the highest floor that keeps every epoch in view. Later
 * it can only come down again.
 */
export function fitAccuracyAxis(epochAccuracies: Bounds): Axis {
  const isEmpty = !Number.isFinite(epochAccuracies.low);
  const low = isEmpty ? 0 : (accuracyFloors.find((floor) => floor < epochAccuracies.low) ?? 0);
  const step = low >= 0.9 ? 0.05 : low >= 0.8 ? 0.1 : 0.25;
  const count = Math.round((1 - low) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((low + i * step).toFixed(4)));
  return { kind: 'linear', low, high: 1, ticks };
}

/** The smallest of 1, 2, 3, 5, 10, ... that is at least `least`. */
function roundUp(least: number): number {
  const decade = 10 ** Math.floor(Math.log10(least) + 1e-9);
  const factor = [1, 2, 3, 5].find((one) => one * decade >= least * (1 - 1e-9)) ?? 10;
  return Number((factor * decade).toPrecision(12));
}
