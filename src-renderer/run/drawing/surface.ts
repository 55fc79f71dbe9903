/** A place in CSS pixels, from the left and from above. */
export type Place = { readonly x: number; readonly y: number };

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Stroke = {
  readonly colour: string;
  readonly width: number;
  /** Lengths of strokes and gaps. */
  readonly dash?: readonly number[];
  /** 1 where it is not given. */
  readonly alpha?: number;
};

export type Fill = { readonly colour: string; readonly alpha?: number };

export type TextStyle = {
  readonly colour: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly isStrong?: boolean;
  /** Another type than the surface's. */
  readonly type?: Typeface;
};

/** The type of a chart's words, as CSS has it. */
export type Typeface = {
  readonly family: string;
  readonly pixels: number;
  readonly weight: string;
  readonly strongWeight: string;
};

/** What charts are drawn on: the pixels of a canvas, or the elements of an SVG file. Everything is in CSS pixels. */
export type Surface = {
  readonly textWidth: (text: string, isStrong?: boolean) => number;
  /** Lines with round ends, each path by itself; a path of one place is a dot. */
  readonly lines: (paths: readonly (readonly Place[])[], stroke: Stroke) => void;
  readonly area: (corners: readonly Place[], fill: Fill) => void;
  readonly rectangle: (box: Box, fill: Fill) => void;
  readonly disc: (centre: Place, radius: number, fill: Fill) => void;
  readonly ring: (centre: Place, radius: number, stroke: Stroke) => void;
  /** One line of words, whose middle is at `at.y`. */
  readonly text: (text: string, at: Place, style: TextStyle) => void;
  /** What is drawn by `draw` shows inside of `box` alone. */
  readonly clipped: (box: Box, draw: () => void) => void;
  /** What is drawn by `draw` lies so much further right and down. */
  readonly moved: (by: Place, draw: () => void) => void;
};

/** How CSS writes a typeface. */
export function cssFont(
  { family, pixels, weight, strongWeight }: Typeface,
  isStrong = false,
): string {
  return `${isStrong ? strongWeight : weight} ${pixels}px ${family}`;
}
