/** How likely the bound may fail. */
export const vcDelta = 0.05;

/**
 * What E_out may be at most, with probability 1 − δ, for every hypothesis of a set with d_VC, in classification:
 * E_in + √((8 / N) ln(4 ((2N)^d_VC + 1) / δ)). Shares of wrong answers between 0 and 1; the bound itself is often
 * far above 1, where it says nothing.
 *
 * Source: Abu-Mostafa, Magdon-Ismail and Lin, "Learning from data", 2012, equation 2.12.
 */
export function vcBound(options: {
  readonly errorIn: number;
  /** N, training examples. */
  readonly examples: number;
  readonly dimension: number;
  readonly delta?: number;
}): number {
  const { errorIn, examples, dimension, delta = vcDelta } = options;
  // ln(4 ((2N)^d + 1) / δ), without the power, which no number could hold.
  const power = dimension * Math.log(2 * examples);
  const logarithm = power > 30 ? power : Math.log(Math.exp(power) + 1);
  return errorIn + Math.sqrt((8 / examples) * (Math.log(4 / delta) + logarithm));
}
