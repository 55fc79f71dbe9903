/** Where a normalisation's weights begin. Source: Keras API, BatchNormalization, LayerNormalization. */
const starts: Readonly<Record<string, number>> = {
  gamma: 1,
  beta: 0,
  moving_mean: 0,
  moving_variance: 1,
};

/** A vector as bars that stand on its first value. */
export type ScaleBars = {
  readonly start: number;
  readonly least: number;
  readonly most: number;
  /** Where the first value's line lies, and each bar's ends, as shares of the height from its bottom. */
  readonly line: number;
  readonly bars: readonly { readonly from: number; readonly to: number }[];
};

/** Bars of `values`, the scale wide enough for the first value and at least 0.1 to both sides of it. */
export function scaleBars(name: string, values: Float32Array): ScaleBars {
  const start = starts[name] ?? 0;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = Math.min(least, start - 0.1);
  const high = Math.max(most, start + 0.1);
  const shareOf = (value: number): number => (value - low) / (high - low);
  const line = shareOf(start);
  const bars = Array.from(values, (value) => {
    const share = shareOf(value);
    return { from: Math.min(line, share), to: Math.max(line, share) };
  });
  return { start, least, most, line, bars };
}
