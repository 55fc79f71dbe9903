/** One stroke of a drawing in a box of 16 × 16: 1.5 px wide with round ends, or solid. */
export type Stroke = {
  readonly path: string;
  /** Filled instead of outlined: the one active element of a glyph. */
  readonly solid?: true;
  /** Where it is not the usual 1.5. */
  readonly width?: number;
};

/** A drawing is its strokes, from back to front. */
export type Drawing = readonly Stroke[];

/** A line as it is written in SVG's path language. */
export function line(path: string, width?: number): Stroke {
  return width === undefined ? { path } : { path, width };
}

/** A box with its top left corner at (x, y). */
export function box(x: number, y: number, width: number, height: number, radius = 1.2): Stroke {
  const [w, h] = [width - 2 * radius, height - 2 * radius];
  const corner = (dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;
  return {
    path:
      `M${x + radius} ${y}h${w}${corner(radius, radius)}v${h}${corner(-radius, radius)}` +
      `h${-w}${corner(-radius, -radius)}v${-h}${corner(radius, -radius)}z`,
  };
}

/** A circle around (x, y). */
export function ring(x: number, y: number, radius: number): Stroke {
  const half = `a${radius} ${radius} 0 1 0`;
  return { path: `M${x - radius} ${y}${half} ${2 * radius} 0${half} ${-2 * radius} 0z` };
}

/** The same stroke, filled. */
export function solid(stroke: Stroke): Stroke {
  return { ...stroke, solid: true };
}
