import type { ColourRamp } from '../../inspect/colour-ramp.ts';
import { contourOf } from './contours.ts';
import type { Landscape } from './loss-landscape.svelte.ts';

/** Lines of equal loss between the lowest and the highest. */
const lines = 9;

/** What the colours and lines of a landscape stand for; heights are log10 of the loss. */
export type LandscapeScale = {
  readonly low: number;
  readonly high: number;
  readonly levels: readonly number[];
};

/** log10 of each loss, `[rows, columns]` from the lowest b on; not a number where the loss is none. */
export function heightsOf({ rows }: Landscape): readonly number[] {
  return rows.flatMap(({ losses }) =>
    losses.map((loss) => (loss === null ? Number.NaN : Math.log10(Math.max(loss, 1e-12)))),
  );
}

export function scaleOf(heights: readonly number[]): LandscapeScale {
  const finite = heights.filter(Number.isFinite);
  const low = finite.reduce((least, height) => Math.min(least, height), Infinity);
  const high = finite.reduce((most, height) => Math.max(most, height), -Infinity);
  const levels = Array.from(
    { length: lines },
    (_, at) => low + ((high - low) * (at + 1)) / (lines + 1),
  );
  return { low, high, levels };
}

/** Paints onto a canvas of so many CSS pixels: b upwards, a to the right; rows that are not there yet stay empty. */
export function paintLandscape(
  context: CanvasRenderingContext2D,
  shown: Landscape,
  side: number,
  colours: {
    readonly ramp: ColourRamp;
    readonly line: string;
    readonly path: string;
    readonly edge: string;
    readonly ink: string;
  },
  /** The step of the way that is looked at. */
  lookedAt?: number,
): void {
  const { resolution } = shown.asked;
  const heights = heightsOf(shown);
  const { low, high, levels } = scaleOf(heights);
  const step = side / (resolution - 1);
  context.clearRect(0, 0, side, side);
  for (const [at, height] of heights.entries()) {
    if (!Number.isFinite(height)) continue;
    // Low ground is dark, as little as it is.
    const colour = Math.round(((height - low) / (high - low || 1)) * 255) * 3;
    context.fillStyle = `rgb(${colours.ramp.subarray(colour, colour + 3).join(' ')})`;
    const [column, row] = [at % resolution, Math.floor(at / resolution)];
    context.fillRect((column - 0.5) * step, side - (row + 0.5) * step, step + 0.7, step + 0.7);
  }
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  for (const level of levels) {
    context.beginPath();
    for (const [x1, y1, x2, y2] of contourOf(heights, shown.rows.length, resolution, level)) {
      context.moveTo(x1 * step, side - y1 * step);
      context.lineTo(x2 * step, side - y2 * step);
    }
    context.stroke();
  }
  paintPath(context, shown, side, colours, lookedAt);
}

function paintPath(
  context: CanvasRenderingContext2D,
  { rows: [row] }: Landscape,
  side: number,
  { path, edge, ink }: { readonly path: string; readonly edge: string; readonly ink: string },
  lookedAt: number | undefined,
): void {
  if (row === undefined) return;
  const { aRange, bRange } = row;
  const places = row.path.map(({ a, b }) => ({
    x: ((a - aRange[0]) / (aRange[1] - aRange[0])) * side,
    y: side - ((b - bRange[0]) / (bRange[1] - bRange[0])) * side,
  }));
  for (const [colour, width] of [
    [edge, 5],
    [path, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const { x, y } of places) context.lineTo(x, y);
    context.stroke();
  }
  for (const [at, { x, y }] of places.entries()) {
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    const isLookedAt = lookedAt !== undefined && row.path[at]?.step === lookedAt;
    context.fillStyle = isLookedAt ? ink : at === places.length - 1 ? path : edge;
    context.fill();
    context.strokeStyle = path;
    context.lineWidth = 2;
    context.stroke();
  }
}
