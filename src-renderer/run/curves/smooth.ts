/**
 * The exponential moving average of `values`, without the pull of its start: a constant series stays constant.
 * `weight` is the past's share, 0 (nothing is smoothed) to below 1. Holes stay holes and do not count.
 * Source: Kingma and Ba, "Adam", 2015, section 3 (initialisation bias correction).
 */
export function smooth(values: Float64Array, weight: number): Float64Array<ArrayBuffer> {
  const smoothed = new Float64Array(values.length);
  let average = 0;
  let pastWeight = 1;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) {
      average = weight * average + (1 - weight) * value;
      pastWeight *= weight;
      smoothed[i] = average / (1 - pastWeight);
    } else {
      smoothed[i] = Number.NaN;
    }
  }
  return smoothed;
}
