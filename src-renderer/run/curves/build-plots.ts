import { bitsPerCharacter } from '../../../src-shared/tokens/bits-per-character.ts';
import type { TextPart, TokenFacts } from '../../../src-shared/tokens/text-unit.ts';
import type { EpochRow } from '../curve-store.ts';
import { createTrainingClock } from '../training-clock.ts';
import { countingTicks, niceCeiling, timeTicks, type Axis } from './axis.ts';
import type { CurveEvent } from './curve-events.ts';
import type { CurveDigest } from './curve-digest.ts';
import { fitAccuracyAxis, fitLossAxis, noBounds, widenBounds } from './fit-axis.ts';
import type { Plot, PlotMark, PlotTick } from './plot.ts';
import type { ThinnedSeries } from './thinned-series.ts';

/** What a person may choose of the curves. */
export type CurveChoices = {
  readonly xAxis: 'epoch' | 'time';
  readonly lossScale: 'linear' | 'log';
  /** The past's share, 0 to below 1. */
  readonly smoothing: number;
  /** Of a text's loss; all others are in nats or in what they are. */
  readonly lossUnit: 'nats' | 'bits';
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
  /** What counting characters is worth, in the unit that is shown. */
  readonly baselines: readonly PlotTick[];
  /** Whether what is learned is the next character. */
  readonly isText: boolean;
  /** True where the loss is shown in bits instead of nats. */
  readonly isInBits: boolean;
  /** What a text is read in, where that is no characters. */
  readonly tokens?: TokenFacts | undefined;
  /** Whether the run measures how many it gets right. */
  readonly hasAccuracy: boolean;
  readonly events: readonly CurveEvent[];
  /** The step of the past that is looked at, while one is. */
  readonly lookedAt?: number | undefined;
};

/** The words on a chart, in the window's language. */
export type CurveWords = {
  readonly chance: string;
  readonly best: (epoch: number) => string;
  readonly event: (event: CurveEvent) => string;
  readonly lookedAt: (step: number) => string;
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

/** Fewer epochs than this are counted in steps. */
const fewEpochs = 3;

/** The epoch with the least validation loss; nothing where none was measured. */
export function bestEpoch(epochs: readonly EpochRow[]): EpochRow | undefined {
  return epochs.reduce<EpochRow | undefined>(
    (best, row) => (row.valLoss < (best?.valLoss ?? Number.POSITIVE_INFINITY) ? row : best),
    undefined,
  );
}

/** Both charts of a run as it stands; empty axes of the planned length before it has begun. */
export function buildPlots(
  digest: CurveDigest,
  epochs: readonly EpochRow[],
  frame: CurveFrame,
  choices: CurveChoices,
  words: CurveWords,
): Plots {
  const x = buildX(epochs, frame, choices, words);
  const inUnit = (part: TextPart) => (loss: number) =>
    frame.isInBits ? bitsPerCharacter(loss, part, frame.tokens) : loss;
  const [ofTrain, ofHeldOut] = [inUnit('train'), inUnit('heldOut')];
  const chance = frame.chanceLoss === undefined ? undefined : ofHeldOut(frame.chanceLoss);
  const best = bestEpoch(epochs);
  const bestX = x.toX(best?.step ?? Number.NaN);
  const marks: PlotMark[] = frame.events.map((event) => ({
    at: x.toX(event.step),
    label: words.event(event),
    kind: 'event',
    rank: event.kind === 'dropped' ? 2 : event.kind === 'changed' ? 1 : 0,
  }));
  if (best !== undefined) {
    marks.push({ at: bestX, label: words.best(best.epoch), kind: 'best', rank: 0 });
  }
  if (frame.lookedAt !== undefined) {
    const label = words.lookedAt(frame.lookedAt);
    marks.push({ at: x.toX(frame.lookedAt), label, kind: 'looked-at', rank: -1 });
  }
  const epochXs = epochs.map((row) => x.toX(row.step));
  const isSmoothed = choices.smoothing > 0;

  const draw = (
    y: Axis,
    tickLabel: (value: number) => string,
    metric: CurveDigest['loss'],
    values: { toUnit: (value: number) => number; train: number[]; val: number[]; best: number },
    labels: (mark: PlotMark) => PlotMark,
    references: readonly PlotTick[],
  ): Plot => {
    const line = isSmoothed ? place(metric.smoothed, x.toX, values.toUnit) : undefined;
    return {
      xHigh: x.high,
      xTicks: x.ticks,
      y,
      yTicks: y.ticks.map((at) => ({ at, label: tickLabel(at) })),
      dots: place(metric.batch, x.toX, values.toUnit),
      lines: [
        {
          colour: 'train',
          xs: line?.xs ?? epochXs,
          ys: line?.ys ?? values.train,
          isDashed: false,
          hasKnots: false,
        },
        { colour: 'val', xs: epochXs, ys: values.val, isDashed: true, hasKnots: true },
      ],
      references,
      marks: marks.map(labels),
      rings: best === undefined ? [] : [{ x: bestX, y: values.best, colour: 'val' }],
    };
  };

  const lossValues = {
    toUnit: ofTrain,
    train: epochs.map((row) => ofTrain(row.loss)),
    val: epochs.map((row) => ofHeldOut(row.valLoss)),
    best: ofHeldOut(best?.valLoss ?? Number.NaN),
  };
  const { low, high } = digest.lossBounds;
  const lossBounds = widenBounds(
    { low: ofTrain(low), high: ofTrain(high) },
    chance ?? Number.NaN,
    ...frame.baselines.map(({ at }) => at),
    ...lossValues.train,
    ...lossValues.val,
  );
  const loss = draw(
    fitLossAxis(choices.lossScale, lossBounds, frame.isText),
    words.loss,
    digest.loss,
    lossValues,
    (mark) => mark,
    [...(chance === undefined ? [] : [{ at: chance, label: words.chance }]), ...frame.baselines],
  );
  if (!frame.hasAccuracy) return { loss, accuracy: undefined, toX: x.toX };
  const accuracyValues = {
    toUnit: (value: number) => value,
    train: epochs.map((row) => row.accuracy),
    val: epochs.map((row) => row.valAccuracy),
    best: best?.valAccuracy ?? Number.NaN,
  };
  const accuracy = draw(
    fitAccuracyAxis(widenBounds(noBounds, ...accuracyValues.train, ...accuracyValues.val)),
    words.accuracy,
    digest.accuracy,
    accuracyValues,
    // They stand above the loss beside it.
    (mark) => ({ ...mark, label: '' }),
    [],
  );
  return { loss, accuracy, toX: x.toX };
}

type X = {
  readonly high: number;
  readonly ticks: readonly PlotTick[];
  readonly toX: (step: number) => number;
};

/** The x axis for a run, and where each of its steps lies on it. */
export function buildX(
  rows: readonly EpochRow[],
  frame: Pick<
    CurveFrame,
    'epochs' | 'stepsPerEpoch' | 'trainExamples' | 'batchSize' | 'examplesPerSecond'
  >,
  choices: CurveChoices,
  words: Omit<CurveWords, 'event' | 'lookedAt'>,
): X {
  const epochs = Math.max(1, frame.epochs);
  const stepsPerEpoch = Math.max(1, frame.stepsPerEpoch);
  if (choices.xAxis === 'time') {
    const perSecond = frame.examplesPerSecond ?? Number.NaN;
    const clock = createTrainingClock(
      rows,
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

/** What is kept of a series, in the chart's units. */
function place(
  series: ThinnedSeries,
  toX: (step: number) => number,
  toUnit: (value: number) => number,
): Plot['dots'] {
  const { steps, values } = series.read();
  return { xs: steps.map(toX), ys: values.map(toUnit) };
}
