/**
 * The share of the excess validation loss that a remedy removes: (without − with) / (without − floor). 1 where
 * nothing but the floor is left, 0 where nothing is gained, below 0 where it hurts.
 */
export function shareRemoved(losses: {
  readonly without: number;
  readonly with: number;
  /** What no network could do better: the variance of the noise, or a net that saw far more. */
  readonly floor: number;
}): number {
  return (losses.without - losses.with) / (losses.without - losses.floor);
}
