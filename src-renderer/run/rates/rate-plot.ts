import type { RateSearch, RateStep } from '../../../src-shared/protocol/rate-search.ts';
import { placeOn, type Axis } from '../curves/axis.ts';
import { fitLossAxis, noBounds, widenBounds } from '../curves/fit-axis.ts';
import type { Plot, PlotLine } from '../curves/plot.ts';

/** The rates that a search goes through, with a tick at each decade. */
export const rateAxis: Axis = {
  kind: 'log',
  low: 1e-6,
  high: 10,
  ticks: [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10],
};

const faint = 0.4;

/**
 * The loss against the rate, both on a log axis: a dot a batch, a line a round, and once they are there the mean of
 * the rounds, with a mark at the rate that they suggest.
 */
export function ratePlot(
  steps: readonly RateStep[],
  found: RateSearch | undefined,
  say: { readonly rate: (value: number) => string; readonly loss: (value: number) => string },
): Plot {
  const xOf = (rate: number): number => placeOn(rateAxis, rate);
  const rounds = Map.groupBy(steps, ({ round }) => round);
  const smooth = steps.map((step) => step.smooth ?? Number.NaN);
  const y = fitLossAxis('log', widenBounds(noBounds, ...smooth), true);
  const isOver = found !== undefined && found.curve.length > 0;
  const line = (points: readonly { rate: number; loss: number }[]): PlotLine => ({
    colour: 'train',
    xs: points.map(({ rate }) => xOf(rate)),
    ys: points.map(({ loss }) => loss),
    isDashed: false,
    hasKnots: false,
  });
  const lines = [...rounds.values()].map((taken): PlotLine => {
    const drawn = line(taken.map(({ rate, smooth: loss }) => ({ rate, loss: loss ?? Number.NaN })));
    return isOver ? { ...drawn, alpha: faint, weight: 0.6 } : drawn;
  });
  const { suggested } = found ?? {};
  return {
    xHigh: 1,
    xTicks: rateAxis.ticks.map((rate) => ({ at: xOf(rate), label: say.rate(rate) })),
    y,
    yTicks: y.ticks.map((at) => ({ at, label: say.loss(at) })),
    dots: {
      xs: steps.map(({ rate }) => xOf(rate)),
      ys: steps.map(({ loss }) => loss ?? Number.NaN),
    },
    lines: isOver ? [...lines, line(found.curve)] : lines,
    references: [],
    marks:
      suggested === undefined
        ? []
        : [{ kind: 'best', rank: 0, at: xOf(suggested), label: say.rate(suggested) }],
    rings: [],
  };
}

/** The measured place nearest to an x from 0 to 1; nothing where nothing was measured. */
export function nearestRate(
  curve: RateSearch['curve'],
  x: number,
): RateSearch['curve'][number] | undefined {
  const distances = curve.map(({ rate }) => Math.abs(placeOn(rateAxis, rate) - x));
  return curve[distances.indexOf(Math.min(...distances))];
}
