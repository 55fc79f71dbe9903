import type { TrainingSettings } from '../document/document.ts';

/** Where in which run a step is. */
export type RunPlace = {
  /** Counts from 1. */
  readonly step: number;
  /** The run's planned length, T. */
  readonly totalSteps: number;
  /** Whether a run that is longer than planned begins a cosine anew after T; else it stays near 0 from there on. */
  readonly isRepeated?: boolean;
  readonly stepsPerEpoch: number;
  /** How often the patience of the schedule `plateau` ran out before this step. */
  readonly timesUp: number;
};

/**
 * The learning rate of one step of a run: η of the optimizer, times what the schedule says.
 *
 * - `constant`: η
 * - `step`: η factor^⌊epoch / everyEpochs⌋, epochs counted from 0
 * - `cosine`: from η down to nearly 0 along half a cosine, η (1 + cos(π t / T)) / 2; over and over where the run's
 *   length cannot be known (`isRepeated`)
 * - `plateau`: η factor^(times that the loss did not fall for `patience` epochs)
 *
 * In the first `warmUpSteps` steps, W, it rises evenly, η t / W; a cosine begins behind them.
 *
 * Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, equation 5
 * (lower bound 0, periods of one length); Goyal et al., "Accurate, large minibatch SGD", 2017, section 2.2 (gradual warm-up);
 * Keras API, ExponentialDecay (staircase), ReduceLROnPlateau.
 */
export function learningRateAt(
  {
    optimizer,
    schedule,
    scheduleSettings,
  }: Pick<TrainingSettings, 'optimizer' | 'schedule' | 'scheduleSettings'>,
  { step, totalSteps, isRepeated = false, stepsPerEpoch, timesUp }: RunPlace,
): number {
  const { warmUpSteps, everyEpochs, factor } = scheduleSettings;
  const { learningRate } = optimizer;
  const warm = step < warmUpSteps ? learningRate * (step / warmUpSteps) : learningRate;
  switch (schedule) {
    case 'constant':
      return warm;
    case 'step': {
      const epoch = Math.floor((step - 1) / Math.max(1, stepsPerEpoch));
      return warm * factor ** Math.floor(epoch / everyEpochs);
    }
    case 'cosine': {
      const period = Math.max(1, totalSteps - warmUpSteps);
      const past = Math.max(0, step - 1 - warmUpSteps);
      const done = isRepeated ? past % period : Math.min(period, past);
      return (warm * (1 + Math.cos((Math.PI * done) / period))) / 2;
    }
    case 'plateau':
      return warm * factor ** timesUp;
  }
}
