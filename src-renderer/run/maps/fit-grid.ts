/** How pictures lie in a box. */
export type FittedGrid = {
  readonly columns: number;
  /** CSS pixels of one picture. */
  readonly width: number;
  readonly height: number;
};

/**
 * Lays `count` pictures of one proportion (width over height) into a box so that they are as large as can be. A picture
 * is at most `largest` pixels wide.
 */
export function fitGrid(
  count: number,
  proportion: number,
  box: { readonly width: number; readonly height: number },
  gap: number,
  largest: number,
): FittedGrid {
  let best: FittedGrid = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const byWidth = (box.width - gap * (columns - 1)) / columns;
    const byHeight = ((box.height - gap * (rows - 1)) / rows) * proportion;
    const width = Math.floor(Math.min(byWidth, byHeight, largest));
    if (width > best.width) best = { columns, width, height: Math.floor(width / proportion) };
  }
  return best;
}
