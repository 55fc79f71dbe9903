import { bitsPerCharacter } from '../../../src-shared/tokens/bits-per-character.ts';
import type { TextPart, TokenFacts } from '../../../src-shared/tokens/text-unit.ts';
import { bestEpoch, buildX, type CurveChoices, type CurveWords } from '../curves/build-plots.ts';
import { fitAccuracyAxis, fitLossAxis, noBounds, widenBounds } from '../curves/fit-axis.ts';
import type { Plot, PlotBand, PlotLine, PlotTick } from '../curves/plot.ts';
import { ThinnedSeries } from '../curves/thinned-series.ts';
import type { CurveStore, EpochRow } from '../curve-store.ts';
import type { RunLook } from './run-look.ts';
import { seedBand } from './seed-bands.ts';

/** What the overlay takes of a run. */
export type OverlayRun = {
  readonly id: string;
  readonly look: RunLook;
  /** The same for runs that differ in the seed alone. */
  readonly group: string;
  /** The run in the dock: its lines are stronger and lie in front. */
  readonly isCurrent: boolean;
  readonly curves: CurveStore;
  /** Epochs done, or planned where it goes on. */
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly trainExamples: number;
  readonly batchSize: number;
  readonly examplesPerSecond: number | undefined;
  /** What a text is read in, where that is no characters. */
  readonly tokens?: TokenFacts | undefined;
};

export type OverlayPlots = {
  readonly loss: Plot;
  /** Absent where none of the runs measures one. */
  readonly accuracy: Plot | undefined;
  /** Where a run's steps lie on the x axis, by the run's id. */
  readonly toX: ReadonlyMap<string, (step: number) => number>;
  /** How many runs differ in their seed alone, where there are such: the largest group. */
  readonly seeds: number;
  /** Whether what is drawn strongly was measured on held-out examples. */
  readonly hasValidation: boolean;
};

const faint = 0.4;
/** Runs of fewer epochs than this are drawn from their steps. */
const fewEpochs = 2;
const mostPoints = 250;

/**
 * The curves of several runs on the same axes. Strong is what was measured on held-out examples, faint the training;
 * where no run holds anything out, the training is strong. Runs that differ in their seed alone are faint behind their
 * mean and a band from the least to the most of them.
 */
export function overlayPlots(
  runs: readonly OverlayRun[],
  choices: CurveChoices,
  words: Omit<CurveWords, 'event' | 'lookedAt'>,
  text: {
    /** Whether what is learned is the next character, and its loss shown in bits. */
    readonly isText: boolean;
    readonly isInBits: boolean;
    /** What counting characters is worth, in the unit that is shown. */
    readonly baselines: readonly PlotTick[];
  },
): OverlayPlots {
  const { isText, isInBits, baselines } = text;
  const unitOf =
    ({ tokens }: OverlayRun, part: TextPart) =>
    (loss: number): number =>
      isInBits ? bitsPerCharacter(loss, part, tokens) : loss;
  const longest = Math.max(1, ...runs.map(({ epochs }) => epochs));
  const axes = runs.map((run) => {
    const epochs = choices.xAxis === 'time' ? run.epochs : longest;
    return buildX(run.curves.epochs, { ...run, epochs }, choices, words);
  });
  const widest = axes.reduce((a, b) => (b.high > a.high ? b : a), axes[0] ?? emptyAxis);
  const hasValidation = runs.some(({ curves }) =>
    curves.epochs.some((row) => Number.isFinite(row.valLoss)),
  );
  const order = runs
    .map((run, index) => ({ run, toX: axes[index]?.toX ?? emptyAxis.toX }))
    .toSorted((a, b) => Number(a.run.isCurrent) - Number(b.run.isCurrent));

  const groups = Map.groupBy(order, ({ run }) => run.group);
  const repeated = [...groups.values()].filter((members) => members.length > 1);

  type Placed = (typeof order)[number];
  type Drawn = { readonly lines: readonly PlotLine[]; readonly bands: readonly PlotBand[] };
  const linesOf = (
    train: Metric,
    val: Metric,
    unit: (run: OverlayRun, part: TextPart) => (value: number) => number,
  ): Drawn => {
    const place = (
      points: Points,
      { run, toX }: Placed,
      part: TextPart,
    ): Pick<PlotLine, 'xs' | 'ys'> => ({
      xs: points.steps.map(toX),
      ys: points.values.map(unit(run, part)),
    });
    const lines = order.flatMap((placed): PlotLine[] => {
      const { run } = placed;
      const shared = { ...run.look, isDashed: false, hasKnots: false };
      const seen = place(trainPoints(run.curves, train), placed, 'train');
      const held = hasValidation
        ? place(epochPoints(run.curves.epochs, val), placed, 'heldOut')
        : seen;
      if ((groups.get(run.group)?.length ?? 0) > 1)
        return [{ ...shared, ...held, weight: 0.6, alpha: faint }];
      const weight = run.isCurrent ? 1.5 : 0.8;
      if (!hasValidation) return [{ ...shared, ...seen, weight }];
      return [
        { ...shared, ...seen, weight: 0.6, alpha: faint },
        { ...shared, ...held, weight },
      ];
    });
    const bands = repeated.flatMap((members) => {
      const look = members.at(-1)?.run.look;
      if (look === undefined) return [];
      const [metric, part] = hasValidation
        ? ([val, 'heldOut'] as const)
        : ([train, 'train'] as const);
      const curves = members.map((placed) =>
        place(epochPoints(placed.run.curves.epochs, metric), placed, part),
      );
      return [seedBand(curves, look)];
    });
    return {
      lines: [...lines, ...bands.map(({ mean }) => mean)],
      bands: bands.map(({ band }) => band),
    };
  };

  const draw = (
    y: Plot['y'],
    label: (value: number) => string,
    { lines, bands }: Drawn,
    rings: Plot['rings'],
    references: Plot['references'],
  ): Plot => ({
    xHigh: widest.high,
    xTicks: widest.ticks,
    y,
    yTicks: y.ticks.map((at) => ({ at, label: label(at) })),
    dots: { xs: [], ys: [] },
    lines,
    bands,
    references,
    marks: [],
    rings,
  });
  /** The best epoch of the run in the dock. */
  const rings = order.flatMap(({ run, toX }): Plot['rings'] => {
    const best = run.isCurrent ? bestEpoch(run.curves.epochs) : undefined;
    if (best === undefined) return [];
    return [
      { x: toX(best.step), y: unitOf(run, 'heldOut')(best.valLoss), colour: run.look.colour },
    ];
  });
  const losses = linesOf('loss', 'valLoss', unitOf);
  const accuracies = linesOf('accuracy', 'valAccuracy', () => (value) => value);
  const all = ({ lines }: Drawn): number[] => lines.flatMap(({ ys }) => [...ys]);
  const isMeasured = all(accuracies).some(Number.isFinite);
  return {
    loss: draw(
      fitLossAxis(
        choices.lossScale,
        widenBounds(noBounds, ...all(losses), ...baselines.map(({ at }) => at)),
        isText,
      ),
      words.loss,
      losses,
      rings,
      baselines,
    ),
    accuracy: isMeasured
      ? draw(
          fitAccuracyAxis(widenBounds(noBounds, ...all(accuracies))),
          words.accuracy,
          accuracies,
          [],
          [],
        )
      : undefined,
    toX: new Map(order.map(({ run, toX }) => [run.id, toX])),
    hasValidation,
    seeds: Math.max(0, ...repeated.map((members) => members.length)),
  };
}

/** What is drawn strongly of a run, at an epoch or a step, in the unit that is shown; not-a-number where there is none. */
export function strongLoss(
  row: { readonly loss: number; readonly valLoss: number } | undefined,
  tokens: TokenFacts | undefined,
  shown: { readonly hasValidation: boolean; readonly isInBits: boolean },
): number {
  const part = shown.hasValidation ? 'heldOut' : 'train';
  const loss = (shown.hasValidation ? row?.valLoss : row?.loss) ?? Number.NaN;
  return shown.isInBits ? bitsPerCharacter(loss, part, tokens) : loss;
}

const emptyAxis = { high: 1, ticks: [], toX: (step: number) => step } as const;

type Metric = 'loss' | 'accuracy' | 'valLoss' | 'valAccuracy';
type Points = { readonly steps: readonly number[]; readonly values: readonly number[] };

function epochPoints(rows: readonly EpochRow[], metric: Metric): Points {
  return { steps: rows.map(({ step }) => step), values: rows.map((row) => row[metric]) };
}

/** A line of the training: a point an epoch, or where those are too few, the steps thinned out. */
function trainPoints(curves: CurveStore, metric: Metric): Points {
  if (curves.epochs.length >= fewEpochs) return epochPoints(curves.epochs, metric);
  const { steps } = curves;
  const values = curves.metric(metric);
  const thinned = new ThinnedSeries((steps.at(-1) ?? 0) / mostPoints);
  steps.forEach((step, index) => thinned.push(step, values[index] ?? Number.NaN));
  return thinned.read();
}
