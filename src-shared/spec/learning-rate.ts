import type { TrainingSettings } from '../document/document.ts';

/**
 * The learning rate of one step of a run.
 *
 * - `constant`: the optimizer's own
 * - `cosine`: from the optimizer's own down to nearly 0 along half a cosine, η_t = η (1 + cos(π t / T)) / 2
 *
 * Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, equation 5
 * (one period, lower bound 0).
 * @param step counts from 1
 * @param totalSteps the run's planned length, T; the rate stays above 0 up to it
 */
export function learningRateAt(
  { optimizer, schedule }: Pick<TrainingSettings, 'optimizer' | 'schedule'>,
  step: number,
  totalSteps: number,
): number {
  switch (schedule) {
    case 'constant':
      return optimizer.learningRate;
    case 'cosine': {
      const share = Math.min(1, Math.max(0, (step - 1) / Math.max(1, totalSteps)));
      return (optimizer.learningRate * (1 + Math.cos(Math.PI * share))) / 2;
    }
  }
}
