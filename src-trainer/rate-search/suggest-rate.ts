import type { RateSearch, RateStep } from '../../src-shared/protocol/rate-search.ts';
import { keptShare } from './smooth-losses.ts';

/** The loss has fallen where it has done so much of its whole fall. */
const fallenShare = 0.95;
/** What is seen of a rate comes late, since the average lags and a step takes effect in those after it. */
const lagFactor = 2;
/** The first averages are of few losses, and chance makes them low. */
const settledSteps = Math.round(2 / (1 - keptShare));
/** A fall of fewer standard deviations of the smoothed loss may be chance. */
const leastDeviations = 4;

/**
 * The rate that a search suggests: half of the geometric mean of two rates, that at which the mean of the rounds has
 * made 95 % of its fall for the first time and that at which it is lowest. The fall begins at the median of the first
 * quarter of the rates, which teach nothing.
 *
 * The lowest place alone will not do, nor the steepest: behind its fall the loss wanders for a decade or more before
 * it is lost, and there chance chooses the lowest place; with small batches chance chooses the steepest as well.
 * Where the loss begins to fall late, on the other hand, it has fallen just before it is lost. The figures are those
 * that lose least against the best of eight to eleven rates, each trained to its end, over seven networks, with Adam
 * and with plain descent, and eight seeds.
 *
 * @param rounds the steps of each round; a round ends at its last loss that is a number
 */
export function suggestRate(
  rounds: readonly (readonly RateStep[])[],
): Pick<RateSearch, 'curve' | 'suggested' | 'lowest'> {
  const curve = meanCurve(rounds);
  const settled = curve.slice(settledSteps);
  const quarter = Math.floor(curve.length / 4);
  const first = median(curve.slice(0, quarter).map(({ loss }) => loss));
  const least = Math.min(...settled.map(({ loss }) => loss));
  const fall = first - least;
  if (!(fall > leastDeviations * deviationOf(rounds, quarter))) return { curve };
  const lowest = settled.find(({ loss }) => loss === least)?.rate;
  const fallen = settled.find(({ loss }) => first - loss >= fallenShare * fall)?.rate;
  if (lowest === undefined || fallen === undefined) return { curve };
  const suggested = Math.sqrt(fallen * lowest) / lagFactor;
  return { curve, suggested: Number(suggested.toPrecision(2)), lowest };
}

/** As far as every round came. */
function meanCurve(rounds: readonly (readonly RateStep[])[]): RateSearch['curve'] {
  const [first = [], ...others] = rounds;
  const curve: RateSearch['curve'] = [];
  for (const [index, { rate, smooth }] of first.entries()) {
    const values = [smooth, ...others.map((steps) => steps[index]?.smooth)];
    const sum = values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0);
    if (!Number.isFinite(sum)) break;
    curve.push({ rate, loss: sum / rounds.length });
  }
  return curve;
}

/**
 * The standard deviation of the mean of the smoothed losses, from how much the first `count` losses differ from one
 * batch to the next: an average of this kind keeps (1 − β) / (1 + β) of the variance of what it is made of.
 */
function deviationOf(rounds: readonly (readonly RateStep[])[], count: number): number {
  const squares = rounds.flatMap((steps) => {
    const losses = steps.slice(0, count).map(({ loss }) => loss ?? Number.NaN);
    return losses.slice(1).map((loss, index) => (loss - (losses[index] ?? Number.NaN)) ** 2 / 2);
  });
  const variance = squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length);
  return Math.sqrt((variance * (1 - keptShare)) / (1 + keptShare) / rounds.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
