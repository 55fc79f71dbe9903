import { newLossWatch, watchLoss, type LossWatch } from '../../src-shared/spec/loss-watch.ts';
import type { EpochRow } from './curve-store.ts';

/** How often the loss of these epochs stood still for so long: what the schedule `plateau` goes by. */
export function countTimesUp(
  epochs: readonly Pick<EpochRow, 'loss' | 'valLoss'>[],
  patience: number,
): number {
  return epochs.reduce((watch: LossWatch, { loss, valLoss }) => {
    const watched = Number.isNaN(valLoss) ? loss : valLoss;
    return watchLoss(watch, Number.isFinite(watched) ? watched : null, patience);
  }, newLossWatch).timesUp;
}
