/** What is remembered of the losses of a run's epochs, to tell when they no longer fall. */
export type LossWatch = {
  /** The lowest loss so far; absent before the first epoch. */
  readonly best?: number | undefined;
  /** Epochs in a row that were not below it, since it was found or since patience ran out last. */
  readonly waited: number;
  /** How often patience ran out. */
  readonly timesUp: number;
};

export const newLossWatch: LossWatch = { waited: 0, timesUp: 0 };

/**
 * Counts an epoch in. A loss that is no number is no better than any. Where `patience` epochs in a row were not
 * better than the best, `timesUp` rises and the waiting begins anew.
 *
 * Source: Keras API, ReduceLROnPlateau and EarlyStopping (no least difference, no cool-down).
 */
export function watchLoss(before: LossWatch, loss: number | null, patience: number): LossWatch {
  const { best, timesUp } = before;
  if (loss !== null && (best === undefined || loss < best)) {
    return { best: loss, waited: 0, timesUp };
  }
  const waited = before.waited + 1;
  return waited < patience ? { ...before, waited } : { best, waited: 0, timesUp: timesUp + 1 };
}
