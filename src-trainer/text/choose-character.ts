/** How a character is chosen among those that are likely. */
export type Choice = {
  /** 0 always takes the likeliest; 1 takes each as often as the network says; above 1 evens out. */
  readonly temperature: number;
  /** Only the likeliest so many are left to choose from. */
  readonly topK?: number | undefined;
  /**
   * Above 0, up to 1: of those, only the fewest likeliest that make up this share are left, the nucleus. At least the
   * likeliest stays.
   */
  readonly topP?: number | undefined;
};

/**
 * The probabilities after temperature, top-k and top-p, in this order: softmax(ln p / temperature) over the `topK`
 * likeliest (of equally likely ones the lower index counts as likelier), and of these over the fewest likeliest whose
 * sum reaches `topP`; 0 for the others. They add up to 1.
 *
 * Source: Ackley, Hinton and Sejnowski, 1985 (temperature); Fan, Lewis and Dauphin, "Hierarchical neural
 * story generation", 2018 (top-k); Holtzman, Buys, Du, Forbes and Choi, "The curious case of neural text
 * degeneration", 2020 (top-p).
 */
export function sharpen(
  probabilities: Float32Array,
  { temperature, topK, topP = 1 }: Choice,
): Float64Array {
  const ranking = Array.from(probabilities.keys()).sort(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b,
  );
  const allowed = ranking.slice(0, temperature === 0 ? 1 : (topK ?? ranking.length));
  const [likeliest = 0] = allowed;
  const highest = Math.log(probabilities[likeliest] ?? 1);
  const weights = new Float64Array(probabilities.length);
  let total = 0;
  for (const index of allowed) {
    const distance = Math.log(probabilities[index] ?? 0) - highest;
    const weight = index === likeliest ? 1 : Math.exp(distance / temperature);
    weights[index] = weight;
    total += weight;
  }
  if (topP < 1) total = keepNucleus(weights, allowed, topP * total);
  return weights.map((weight) => weight / total);
}

/** Takes away what is ranked behind the first whose weights reach `wanted`; the sum of what stays. */
function keepNucleus(weights: Float64Array, ranking: readonly number[], wanted: number): number {
  let sum = 0;
  for (const index of ranking) {
    if (sum < wanted) sum += weights[index] ?? 0;
    else weights[index] = 0;
  }
  return sum;
}

/** The index at which the running sum of `probabilities` passes `uniform`, a random number of `[0, 1)`. */
export function chooseIndex(probabilities: Float64Array, uniform: number): number {
  let sum = 0;
  let last = 0;
  for (const [index, probability] of probabilities.entries()) {
    if (probability === 0) continue;
    sum += probability;
    last = index;
    if (uniform < sum) return index;
  }
  // The sum may end a rounding error below 1.
  return last;
}
