import { describe, expect, it } from 'vitest';

import { newLossWatch, watchLoss, type LossWatch } from '../../../src-shared/spec/loss-watch.ts';

const watchAll = (losses: readonly (number | null)[], patience: number): LossWatch =>
  losses.reduce((watch: LossWatch, loss) => watchLoss(watch, loss, patience), newLossWatch);

describe('watchLoss', () => {
  it('never runs out while the loss falls', () => {
    expect(watchAll([5, 4, 3, 2, 1], 1)).toEqual({ best: 1, waited: 0, timesUp: 0 });
  });

  it('runs out after as many epochs as its patience without a lower loss, and waits anew', () => {
    expect(watchAll([1, 2, 2], 3)).toEqual({ best: 1, waited: 2, timesUp: 0 });
    expect(watchAll([1, 2, 2, 1], 3)).toEqual({ best: 1, waited: 0, timesUp: 1 });
    expect(watchAll([1, 2, 2, 1, 3, 3, 3], 3)).toEqual({ best: 1, waited: 0, timesUp: 2 });
  });

  it('takes heart at every lower loss', () => {
    expect(watchAll([3, 4, 2, 4, 1, 4], 2)).toEqual({ best: 1, waited: 1, timesUp: 0 });
  });

  it('takes a loss that is no number for no better', () => {
    expect(watchAll([1, null, null], 2).timesUp).toBe(1);
    expect(watchAll([null, 1], 2)).toEqual({ best: 1, waited: 0, timesUp: 0 });
  });
});
