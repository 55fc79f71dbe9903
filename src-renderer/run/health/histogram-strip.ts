import type { FlatRegion } from '../../../src-shared/layers/flat-region.ts';
import {
  gradientBins,
  outputBinCount,
  type LayerReading,
  type LayerStatistics,
} from '../../../src-shared/protocol/layer-reading.ts';
import type { Tile } from '../../inspect/draw-picture.ts';

/**
 * Histograms over time as one picture: time to the right from step 0 to the planned end, the bins upwards; a column
 * shows the newest reading of its time, each bin as the square root of its share of the largest, since what a ReLU
 * leaves at 0 would drown all the rest. Times without a reading are holes.
 */
export type HistogramStrip = {
  readonly tile: Tile;
  /** What the lowest and the highest bin end at. */
  readonly low: number;
  readonly high: number;
};

const columns = 160;

/** What a layer gave out, over time. */
export function outputStrip(
  readings: readonly LayerReading[],
  nodeId: string,
  lastStep: number,
): HistogramStrip | undefined {
  return valueStrip(readings, nodeId, lastStep, ({ outputs }) => outputs);
}

/** What a layer's built-in activation was given, over time. */
export function preActivationStrip(
  readings: readonly LayerReading[],
  nodeId: string,
  lastStep: number,
): HistogramStrip | undefined {
  return valueStrip(readings, nodeId, lastStep, ({ preActivations }) => preActivations);
}

/** The parts of a strip's height at which an activation is flat, 0 to 1 from its lower and from its upper end. */
export function flatParts(
  { low, high }: Pick<HistogramStrip, 'low' | 'high'>,
  flat: FlatRegion,
): { readonly below: number; readonly above: number } {
  const height = high - low || 1;
  const part = (length: number): number => Math.min(1, Math.max(0, length / height));
  return {
    below: flat.low === undefined ? 0 : part(flat.low - low),
    above: flat.high === undefined ? 0 : part(high - flat.high),
  };
}

type Histogram = NonNullable<LayerStatistics['outputs']>;

/** A histogram of values over time; bins of all readings brought onto one scale. */
function valueStrip(
  readings: readonly LayerReading[],
  nodeId: string,
  lastStep: number,
  read: (layer: LayerStatistics) => Histogram | undefined,
): HistogramStrip | undefined {
  const known = readingsOf(readings, nodeId).flatMap(({ step, layer }) => {
    const histogram = read(layer);
    return histogram === undefined ? [] : [{ step, ...histogram }];
  });
  if (known.length === 0) return undefined;
  const low = Math.min(...known.map((one) => one.low));
  const high = Math.max(...known.map((one) => one.high));
  const width = (high - low) / outputBinCount || 1;
  const rebinned = known.map(({ step, counts, low: from, high: to }) => {
    const bins = new Float64Array(outputBinCount);
    counts.forEach((count, bin) => {
      const middle = from + ((bin + 0.5) * (to - from)) / counts.length;
      const at = Math.min(outputBinCount - 1, Math.floor((middle - low) / width));
      bins[at] = (bins[at] ?? 0) + count;
    });
    return { step, bins };
  });
  return { tile: paint(rebinned, outputBinCount, lastStep), low, high };
}

/** The sizes of a layer's gradient, over time; `low` and `high` are powers of ten. Empty decades are cut off. */
export function gradientStrip(
  readings: readonly LayerReading[],
  nodeId: string,
  lastStep: number,
): HistogramStrip | undefined {
  const known = readingsOf(readings, nodeId).flatMap(({ step, layer }) =>
    layer.gradients === undefined ? [] : [{ step, counts: layer.gradients.counts }],
  );
  const used = known.flatMap(({ counts }) =>
    counts.flatMap((count, bin) => (count > 0 ? [bin] : [])),
  );
  if (used.length === 0) return undefined;
  const first = Math.min(...used);
  const last = Math.max(...used);
  const rows = known.map(({ step, counts }) => ({
    step,
    bins: Float64Array.from(counts.slice(first, last + 1)),
  }));
  const exponent = (bin: number): number => gradientBins.lowest + bin / gradientBins.perDecade;
  return {
    tile: paint(rows, last - first + 1, lastStep),
    low: exponent(first),
    high: exponent(last + 1),
  };
}

function readingsOf(
  readings: readonly LayerReading[],
  nodeId: string,
): { readonly step: number; readonly layer: LayerStatistics }[] {
  return readings.flatMap(({ step, layers }) => {
    const layer = layers.find((one) => one.nodeId === nodeId);
    return layer === undefined ? [] : [{ step, layer }];
  });
}

function paint(
  rows: readonly { readonly step: number; readonly bins: Float64Array }[],
  height: number,
  lastStep: number,
): Tile {
  const values = new Float32Array(columns * height).fill(Number.NaN);
  const newest = rows.at(-1)?.step ?? 0;
  let at = 0;
  for (let column = 0; column < columns; column += 1) {
    const step = (column / (columns - 1)) * Math.max(1, lastStep);
    while ((rows[at + 1]?.step ?? Infinity) <= step) at += 1;
    const row = rows[at];
    const isBehind = step > newest + lastStep / columns;
    if (row === undefined || isBehind || (column > 0 && row.step > step)) continue;
    const largest = Math.max(1, ...row.bins);
    row.bins.forEach((count, bin) => {
      values[(height - 1 - bin) * columns + column] = Math.sqrt(count / largest);
    });
  }
  return { values, width: columns, height, offset: 0, strideX: 1, strideY: columns };
}
