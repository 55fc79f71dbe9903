/** A scale and where its ticks are. On a `log` axis `low` is above 0. */
export type Axis = {
  readonly kind: 'linear' | 'log';
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
};

/** Where a number lies on an axis, 0 at `low` and 1 at `high`; outside of it, below 0 or above 1. */
export function placeOn(axis: Axis, value: number): number {
  if (axis.kind === 'linear') return (value - axis.low) / (axis.high - axis.low);
  return Math.log(value / axis.low) / Math.log(axis.high / axis.low);
}

/** The smallest of 1, 2, 5, 10, 20, 50, ... that is at least `least`. */
export function niceCeiling(least: number): number {
  const decade = 10 ** Math.floor(Math.log10(least));
  for (const factor of [1, 2, 5]) {
    // The tolerance keeps 0.2 from becoming 0.5 because of the last bit.
    if (factor * decade >= least * (1 - 1e-9)) return clean(factor * decade);
  }
  return clean(10 * decade);
}

/** Ticks at multiples of a nice step, both ends included where they are multiples; at most `most` of them. */
export function linearTicks(low: number, high: number, most: number): readonly number[] {
  const step = niceCeiling((high - low) / (most - 1));
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1) {
    ticks.push(clean(i * step));
  }
  return ticks;
}

/** Ticks at powers of ten, at most `most` of them; at 1, 2 and 5 where there would be fewer than three. */
export function logTicks(low: number, high: number, most: number): readonly number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first + 1) / most));
  const decades: number[] = [];
  for (let power = last; power >= first; power -= every) decades.unshift(clean(10 ** power));
  if (decades.length >= 3) return decades;
  const between: number[] = [];
  for (let power = first - 1; power <= last; power += 1) {
    for (const factor of [1, 2, 5]) {
      const tick = clean(factor * 10 ** power);
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) between.push(tick);
    }
  }
  return between.length > most ? decades : between;
}

const epochSteps = [1, 2, 3, 5];

/** Ticks of an axis that counts to `end`: whole numbers from 0, at most seven, the end among them if it can be. */
export function countingTicks(end: number): readonly number[] {
  const steps: number[] = [];
  for (let decade = 1; decade <= Math.max(1, end); decade *= 10) {
    steps.push(...epochSteps.map((step) => step * decade));
  }
  const fitting = steps.filter((step) => end / step <= 6);
  const step = fitting.find((one) => end % one === 0 && end / one >= 3) ?? fitting[0] ?? end;
  const ticks: number[] = [];
  for (let tick = 0; tick <= end; tick += step) ticks.push(tick);
  return ticks;
}

const timeSteps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400,
];

/** Ticks of an axis of seconds: round times from 0, at most seven. */
export function timeTicks(endSeconds: number): readonly number[] {
  const step = timeSteps.find((one) => endSeconds / one <= 6) ?? niceCeiling(endSeconds / 6);
  const ticks: number[] = [];
  for (let tick = 0; tick <= endSeconds + 1e-9; tick += step) ticks.push(tick);
  return ticks;
}

/** Takes the noise of binary fractions off: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
