/** β: how much of the mean before stays in each step. */
export const keptShare = 0.9;

/**
 * An exponential moving average with its bias towards 0 taken out: each call takes the next loss and gives
 * mₜ / (1 − βᵗ), mₜ = β mₜ₋₁ + (1 − β) lossₜ.
 *
 * Source: Kingma and Ba, "Adam", 2015, section 3 (initialization bias correction).
 */
export function createLossSmoother(): (loss: number) => number {
  let mean = 0;
  let bias = 1;
  return (loss) => {
    mean = keptShare * mean + (1 - keptShare) * loss;
    bias *= keptShare;
    return mean / (1 - bias);
  };
}
