import type { CurveStore, EpochRow } from '../curve-store.ts';
import { createTrainingClock } from '../training-clock.ts';
import { countingTicks, niceCeiling, timeTicks } from './axis.ts';
import { fitAccuracyAxis, fitLossAxis, noBounds, widenBounds } from './fit-axis.ts';
import type { Plot, PlotLine, PlotTick } from './plot.ts';
import { smooth } from './smooth.ts';
import { thinOut } from './thin-out.ts';

/** What a person may choose of the curves. */
export type CurveChoices = {
  readonly xAxis: 'epoch' | 'time';
  readonly lossScale: 'linear' | 'log';
  /** The past's share, 0 to below 1. */
  readonly smoothing: number;
};

/** What the curves need to know of the run beside its numbers. */
export type CurveFrame = {
  readonly epochs: number;
  /** 0 until the run has begun. */
  readonly stepsPerEpoch: number;
  readonly trainExamples: number;
  readonly batchSize: number;
  readonly examplesPerSecond: number | undefined;
  /** The loss of guessing, in nats. */
  readonly chanceLoss: number | undefined;
  /** True where the loss is shown in bits instead of nats. */
  readonly isInBits: boolean;
  /** Whether the run measures how many it gets right. */
  readonly hasAccuracy: boolean;
  /** Pixels across. */
  readonly columns: number;
};

/** The words on a chart, in the window's language. */
export type CurveWords = {
  readonly chance: string;
  readonly best: (epoch: number) => string;
  readonly count: (value: number) => string;
  readonly seconds: (value: number) => string;
  readonly loss: (value: number) => string;
  readonly accuracy: (value: number) => string;
};

export type Plots = {
  readonly loss: Plot;
  /** Absent where the run measures none. */
  readonly accuracy: Plot | undefined;
  /** Turns a step into a place on the x axis. */
  readonly toX: (step: number) => number;
};

const natsPerBit = Math.LN2;
/** Fewer epochs than this are counted in steps. */
const fewEpochs = 3;
const dotsPerColumn = 6;

/** The epoch with the least validation loss; nothing where none was measured. */
export function bestEpoch(epochs: readonly EpochRow[]): EpochRow | undefined {
  return epochs.reduce<EpochRow | undefined>(
    (best, row) => (row.valLoss < (best?.valLoss ?? Number.POSITIVE_INFINITY) ? row : best),
    undefined,
  );
}

/** Both charts of a run as it stands; empty axes of the planned length before it has begun. */
export function buildPlots(
  curves: CurveStore,
  frame: CurveFrame,
  choices: CurveChoices,
  words: CurveWords,
): Plots {
  const x = buildX(curves, frame, choices, words);
  const perUnit = frame.isInBits ? natsPerBit : 1;
  const losses = scaled(curves.metric('loss'), 1 / perUnit);
  const epochLosses = curves.epochs.map((row) => row.loss / perUnit);
  const epochValLosses = curves.epochs.map((row) => row.valLoss / perUnit);
  const chance = frame.chanceLoss === undefined ? undefined : frame.chanceLoss / perUnit;
  const best = bestEpoch(curves.epochs);
  const marks = best === undefined ? [] : [{ at: x.toX(best.step), best }];
  const xs = Float64Array.from(curves.steps, x.toX);
  const epochXs = curves.epochs.map((row) => x.toX(row.step));

  const draw = (
    y: Plot['y'],
    tickLabel: (value: number) => string,
    batch: Float64Array,
    train: readonly number[],
    val: readonly number[],
    rest: Pick<Plot, 'references' | 'marks' | 'rings'>,
  ): Plot => ({
    xHigh: x.high,
    xTicks: x.ticks,
    y,
    yTicks: y.ticks.map((at) => ({ at, label: tickLabel(at) })),
    dots: { xs, ys: batch, kept: keep(xs, batch, x.high, frame.columns) },
    lines: [
      trainLine(xs, batch, epochXs, train, choices.smoothing, x.high, frame.columns),
      { colour: 'val', xs: epochXs, ys: val, isDashed: true, hasKnots: true },
    ],
    ...rest,
  });

  const lossBounds = [smooth(losses, 0.9), epochLosses, epochValLosses, chance ?? []].reduce(
    (bounds, values) => widenBounds(bounds, typeof values === 'number' ? [values] : values),
    noBounds,
  );
  const loss = draw(
    fitLossAxis(choices.lossScale, lossBounds),
    words.loss,
    losses,
    epochLosses,
    epochValLosses,
    {
      references: chance === undefined ? [] : [{ at: chance, label: words.chance }],
      marks: marks.map(({ at, best }) => ({ at, label: words.best(best.epoch), kind: 'best' })),
      rings: marks.map(({ at, best }) => ({ x: at, y: best.valLoss / perUnit, colour: 'val' })),
    },
  );
  const accuracies = curves.metric('accuracy');
  const trainAccuracy = curves.epochs.map((row) => row.accuracy);
  const valAccuracy = curves.epochs.map((row) => row.valAccuracy);
  if (!frame.hasAccuracy) return { loss, accuracy: undefined, toX: x.toX };
  const accuracy = draw(
    fitAccuracyAxis(widenBounds(noBounds, [...trainAccuracy, ...valAccuracy])),
    words.accuracy,
    accuracies,
    trainAccuracy,
    valAccuracy,
    {
      references: [],
      marks: marks.map(({ at }) => ({ at, label: '', kind: 'best' })),
      rings: marks.map(({ at, best }) => ({ x: at, y: best.valAccuracy, colour: 'val' })),
    },
  );
  return { loss, accuracy, toX: x.toX };
}

type X = {
  readonly high: number;
  readonly ticks: readonly PlotTick[];
  readonly toX: (step: number) => number;
};

function buildX(
  curves: CurveStore,
  frame: CurveFrame,
  choices: CurveChoices,
  words: CurveWords,
): X {
  const epochs = Math.max(1, frame.epochs);
  const stepsPerEpoch = Math.max(1, frame.stepsPerEpoch);
  if (choices.xAxis === 'time') {
    const perSecond = frame.examplesPerSecond ?? Number.NaN;
    const clock = createTrainingClock(
      curves.epochs,
      frame.trainExamples,
      perSecond > 0 ? frame.batchSize / perSecond : 0,
    );
    const planned = clock(stepsPerEpoch * epochs);
    // In steps of a tenth: the plan moves a little with every epoch, and the axis should not.
    const unit = niceCeiling(Math.max(planned, 1) / 10);
    const high = Math.max(1, Math.ceil(planned / unit)) * unit;
    const ticks = timeTicks(high).map((at) => ({ at, label: words.seconds(at) }));
    return { high, ticks, toX: clock };
  }
  if (epochs < fewEpochs && frame.stepsPerEpoch > 0) {
    const steps = epochs * stepsPerEpoch;
    const ticks = countingTicks(steps).map((at) => ({ at, label: words.count(at) }));
    return { high: steps, ticks, toX: (step) => step };
  }
  const ticks = countingTicks(epochs).map((at) => ({ at, label: words.count(at) }));
  return { high: epochs, ticks, toX: (step) => step / stepsPerEpoch };
}

function trainLine(
  xs: Float64Array,
  batch: Float64Array,
  epochXs: readonly number[],
  epochs: readonly number[],
  smoothing: number,
  xHigh: number,
  columns: number,
): PlotLine {
  if (smoothing === 0) {
    return { colour: 'train', xs: epochXs, ys: epochs, isDashed: false, hasKnots: false };
  }
  const smoothed = smooth(batch, smoothing);
  const kept = keep(xs, smoothed, xHigh, columns);
  return {
    colour: 'train',
    xs: kept.map((index) => xs[index] ?? Number.NaN),
    ys: kept.map((index) => smoothed[index] ?? Number.NaN),
    isDashed: false,
    hasKnots: false,
  };
}

function keep(
  xs: Float64Array,
  ys: Float64Array,
  xHigh: number,
  columns: number,
): readonly number[] {
  return thinOut(scaled(xs, 1 / xHigh), ys, columns, dotsPerColumn);
}

function scaled(values: Float64Array, factor: number): Float64Array {
  return factor === 1 ? values : values.map((value) => value * factor);
}
