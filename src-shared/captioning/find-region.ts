/** A part of a picture in shares of its width and height: 0 is left and top, 1 right and bottom. */
export type Region = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** How well a word fits each cell of a grid over the picture, row by row: `[rows × columns]`. */
export type ScoreMap = {
  readonly scores: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
};

/** Cells that fit at least so well, between the map's mean (0) and its best (1), belong to the region. */
const threshold = 0.5;
/** A cell has seen more than its own square: so much of a cell is added at every side. */
const seenBeside = 0.75;

/**
 * The region of a word: the box around the best cell and all that hang together with it, side by side or one above
 * the other, and fit at least half as much better than the mean cell, and three quarters of a cell on each side.
 */
export function findRegion({ scores, rows, columns }: ScoreMap): Region {
  const values = Array.from(scores);
  const best = values.reduce((at, value, cell) => (value > (values[at] ?? 0) ? cell : at), 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const least = mean + threshold * ((values[best] ?? 0) - mean);
  const region = new Set([best]);
  const box = { left: columns, top: rows, right: 0, bottom: 0 };
  for (const cell of region) {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    box.left = Math.min(box.left, column);
    box.right = Math.max(box.right, column + 1);
    box.top = Math.min(box.top, row);
    box.bottom = Math.max(box.bottom, row + 1);
    const beside = [
      ...(column > 0 ? [cell - 1] : []),
      ...(column + 1 < columns ? [cell + 1] : []),
      ...(row > 0 ? [cell - columns] : []),
      ...(row + 1 < rows ? [cell + columns] : []),
    ];
    // A set goes on to what is added while it is walked through.
    for (const next of beside) if ((values[next] ?? 0) >= least) region.add(next);
  }
  return {
    left: Math.max(0, box.left - seenBeside) / columns,
    right: Math.min(columns, box.right + seenBeside) / columns,
    top: Math.max(0, box.top - seenBeside) / rows,
    bottom: Math.min(rows, box.bottom + seenBeside) / rows,
  };
}

/**
 * The shared area of two regions as a share of what they cover together, 0 to 1.
 * Source: Jaccard, 1912; Everingham et al., "The PASCAL visual object classes challenge", 2010, section 4.2.
 */
export function overlap(a: Region, b: Region): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (areaOf(a) + areaOf(b) - shared);
}

function areaOf({ left, top, right, bottom }: Region): number {
  return (right - left) * (bottom - top);
}

/**
 * The grid that so many regions lie on, over a picture of this shape: as many rows and columns as its sides ask for;
 * `undefined` where there is none.
 */
export function gridOf(
  regions: number,
  [height = 1, width = 1]: readonly number[],
): { readonly rows: number; readonly columns: number } | undefined {
  const rows = Math.round(Math.sqrt((regions * height) / width));
  const columns = regions / rows;
  return Number.isInteger(columns) ? { rows, columns } : undefined;
}
