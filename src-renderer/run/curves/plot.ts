import type { Axis } from './axis.ts';

/** A tick with its words; `at` is a value of its axis. */
export type PlotTick = { readonly at: number; readonly label: string };

/** What stands for training and for validation, and the colours of runs beside one another. */
export type PlotColour = 'train' | 'val' | `run-${1 | 2 | 3 | 4 | 5 | 6}`;

export type PlotLine = {
  readonly colour: PlotColour;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly isDashed: boolean;
  /** Marks each point: one an epoch. */
  readonly hasKnots: boolean;
  /** Lengths of strokes and gaps in CSS pixels, instead of what `isDashed` says. */
  readonly dash?: readonly number[];
  /** Times the usual width. */
  readonly weight?: number;
  /** 1 where it is not given. */
  readonly alpha?: number;
};

/** What lies between two lines, faint: the spread of several runs. */
export type PlotBand = {
  readonly colour: PlotColour;
  readonly xs: readonly number[];
  readonly lows: readonly number[];
  readonly highs: readonly number[];
};

/** An event, or the step looked at: a vertical line with its name above the plot. Of names that are near the lower rank stays. */
export type PlotMark = PlotTick & {
  readonly kind: 'best' | 'event' | 'looked-at';
  readonly rank: number;
};

/** Everything there is to draw of one chart, in its own units. */
export type Plot = {
  readonly xHigh: number;
  readonly xTicks: readonly PlotTick[];
  readonly y: Axis;
  readonly yTicks: readonly PlotTick[];
  /** One faint dot a batch. */
  readonly dots: { readonly xs: readonly number[]; readonly ys: readonly number[] };
  readonly lines: readonly PlotLine[];
  /** Behind the lines. */
  readonly bands?: readonly PlotBand[];
  /** Dotted and named horizontal lines: chance. */
  readonly references: readonly PlotTick[];
  /** Events: vertical lines, named in the space above the plot. */
  readonly marks: readonly PlotMark[];
  /** Points that are ringed. */
  readonly rings: readonly {
    readonly x: number;
    readonly y: number;
    readonly colour: PlotColour;
  }[];
};

/** Where the plot lies in its picture, in CSS pixels. The space above holds the events' names. */
export type PlotFrame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The frame for a picture of this size; `scale` enlarges what holds text. */
export function framePlot(width: number, height: number, scale = 1): PlotFrame {
  return {
    width,
    height,
    left: 44 * scale,
    right: 8,
    top: 22 * scale,
    bottom: 18 * scale,
  };
}

/** The CSS pixel of an x value. */
export function pixelX(frame: PlotFrame, xHigh: number, x: number): number {
  return frame.left + (x / xHigh) * (frame.width - frame.left - frame.right);
}

/** The CSS pixel of a place on the y axis, 0 below and 1 above. */
export function pixelY(frame: PlotFrame, place: number): number {
  return frame.top + (1 - place) * (frame.height - frame.top - frame.bottom);
}
