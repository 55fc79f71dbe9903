import type { Spread, SweepPoint } from '../../../src-shared/runs/sweep-result.ts';
import { logTicks, linearTicks } from '../curves/axis.ts';
import { fitLossAxis, noBounds, widenBounds } from '../curves/fit-axis.ts';
import type { Plot, PlotBand, PlotColour, PlotLine } from '../curves/plot.ts';

export type SweepMeasure = 'loss' | 'error';

/** How a sweep of one setting is drawn. */
export type SweepDrawing = {
  readonly measure: SweepMeasure;
  /** Against the weights, instead of against the setting. */
  readonly isByWeights: boolean;
  /** With the d_VC bound. */
  readonly hasBound: boolean;
  readonly sayX: (value: SweepPoint['values'][number]) => string;
  readonly sayY: (value: number) => string;
};

export type DrawnSweep = {
  readonly plot: Plot;
  /** Where each point lies on the x axis, from 0 to 1, in the order of the axis. */
  readonly places: readonly { readonly x: number; readonly point: SweepPoint }[];
  /** The bound's least and most where it leaves the chart. */
  readonly boundBeyond: { readonly low: number; readonly high: number } | undefined;
};

/** So much of the chart is left free at either side. */
const room = 0.03;
/** A range of which the most is so many times the least has a logarithmic axis. */
const wideRange = 20;
const mostTicks = 8;

/** In and out of a point, in the measure that is drawn. */
export function measured(
  point: SweepPoint,
  measure: SweepMeasure,
): { readonly seen: Spread; readonly held: Spread } {
  return measure === 'loss'
    ? { seen: point.lossIn, held: point.lossOut }
    : { seen: point.errorIn, held: point.errorOut };
}

/** E_in and E_out (or the losses) against one setting: means as lines, a band from the least to the most seed. */
export function sweepPlot(all: readonly SweepPoint[], drawing: SweepDrawing): DrawnSweep {
  const { measure, isByWeights, hasBound, sayX, sayY } = drawing;
  const numberOf = (point: SweepPoint): number | undefined => {
    const value = isByWeights ? point.parameterCount : point.values[0];
    return typeof value === 'number' ? value : undefined;
  };
  const numbers = all.map(numberOf).filter((value) => value !== undefined);
  const isNumeric = numbers.length === all.length;
  const points = isNumeric ? all.toSorted((a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0)) : all;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const isLog = isNumeric && low > 0 && high / low >= wideRange;
  const share = (value: number): number => {
    if (high === low) return 0.5;
    return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  };
  const inset = (at: number): number => room + at * (1 - 2 * room);
  const placeOf = (point: SweepPoint, index: number): number => {
    if (isNumeric) return inset(share(numberOf(point) ?? 0));
    return inset(points.length === 1 ? 0.5 : index / (points.length - 1));
  };
  const places = points.map((point, index) => ({ point, x: placeOf(point, index) }));
  const xs = places.map(({ x }) => x);
  const round = isLog ? logTicks(low, high, mostTicks) : linearTicks(low, high, mostTicks);
  const hasRound = isNumeric && points.length > mostTicks && high > low;
  const xTicks = hasRound
    ? round.map((value) => ({ at: inset(share(value)), label: sayX(value) }))
    : places.map(({ x, point }) => ({
        at: x,
        label: sayX((isByWeights ? point.parameterCount : point.values[0]) ?? ''),
      }));
  const seen = points.map((point) => measured(point, measure).seen);
  const held = points.map((point) => measured(point, measure).held);
  const spreads = [...seen, ...held];
  const bounds = widenBounds(noBounds, ...spreads.flatMap((spread) => [spread.low, spread.high]));
  const y = fitLossAxis(measure === 'loss' ? 'log' : 'linear', bounds);
  const curve = (
    of: readonly Spread[],
    colour: PlotColour,
  ): { line: PlotLine; band: PlotBand } => ({
    line: {
      colour,
      xs,
      ys: of.map(({ mean }) => mean),
      isDashed: colour === 'val',
      hasKnots: true,
    },
    band: {
      colour,
      xs,
      lows: of.map((spread) => spread.low),
      highs: of.map((spread) => spread.high),
    },
  });
  const both = [curve(seen, 'train'), curve(held, 'val')];
  const bound = points.map((point) => point.bound).filter(Number.isFinite);
  const isBeyond = hasBound && bound.some((value) => value > y.high);
  const boundLine: PlotLine = {
    colour: 'val',
    xs,
    ys: points.map((point) => point.bound),
    isDashed: false,
    hasKnots: false,
    dash: [2, 3],
    weight: 0.8,
  };
  return {
    plot: {
      xHigh: 1,
      xTicks,
      y,
      yTicks: y.ticks.map((at) => ({ at, label: sayY(at) })),
      dots: { xs: [], ys: [] },
      lines: [...(hasBound ? [boundLine] : []), ...both.map(({ line }) => line)],
      bands: both.map(({ band }) => band),
      references: [],
      marks: [],
      rings: [],
    },
    places,
    boundBeyond: isBeyond ? { low: Math.min(...bound), high: Math.max(...bound) } : undefined,
  };
}
