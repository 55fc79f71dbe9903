import type { EpochRow } from './curve-store.ts';

/**
 * Turns steps into seconds spent training, from the speed of each complete epoch, so that pauses do not
 * count and a run that is read back has the same axis. Steps after the last epoch go at `secondsPerStep`.
 */
export function createTrainingClock(
  epochs: readonly EpochRow[],
  trainExamples: number,
  secondsPerStep: number,
): (step: number) => number {
  const knots = [{ step: 0, seconds: 0 }];
  for (const row of epochs) {
    const last = knots.at(-1) ?? { step: 0, seconds: 0 };
    if (row.step <= last.step || !(row.examplesPerSecond > 0)) continue;
    knots.push({ step: row.step, seconds: last.seconds + trainExamples / row.examplesPerSecond });
  }
  return (step) => {
    let right = knots.findIndex((knot) => knot.step >= step);
    if (right === 0) return 0;
    if (right === -1) right = knots.length;
    const from = knots[right - 1] ?? { step: 0, seconds: 0 };
    const to = knots[right];
    if (to === undefined) return from.seconds + (step - from.step) * secondsPerStep;
    const share = (step - from.step) / (to.step - from.step);
    return from.seconds + (to.seconds - from.seconds) * share;
  };
}
