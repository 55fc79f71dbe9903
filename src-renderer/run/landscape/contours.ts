/** A straight piece of a line of equal height, in columns and rows of the grid: x1, y1, x2, y2. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * The line along which a grid `[rows, columns]` has the value `level`, in pieces: one or two for each square whose
 * corners lie on both sides. A square with a corner that is no number has none.
 *
 * Source: Lorensen, Cline, "Marching cubes", 1987, in two dimensions; where a square is a saddle, its mean decides.
 */
export function contourOf(
  grid: ArrayLike<number>,
  rows: number,
  columns: number,
  level: number,
): Segment[] {
  const segments: Segment[] = [];
  const at = (row: number, column: number): number => grid[row * columns + column] ?? Number.NaN;
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      // Round the square, beginning at its top left corner.
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const values = corners.map(([x, y]) => at(y, x));
      if (!values.every(Number.isFinite)) continue;
      const crossings = corners.flatMap(([x, y], index) => {
        const [from = 0, to = 0] = [values[index], values[(index + 1) % 4]];
        if (from >= level === to >= level) return [];
        const [nextX, nextY] = corners[(index + 1) % 4] ?? [x, y];
        const share = (level - from) / (to - from);
        return [[x + (nextX - x) * share, y + (nextY - y) * share] as const];
      });
      const [a, b, c, d] = crossings;
      if (a === undefined || b === undefined) continue;
      if (c === undefined || d === undefined) {
        segments.push([...a, ...b]);
        continue;
      }
      const mean = values.reduce((sum, value) => sum + value, 0) / 4;
      const isFirstInside = (values[0] ?? 0) >= level;
      const cutsOffFirst = isFirstInside !== mean >= level;
      segments.push(
        ...(cutsOffFirst
          ? [[...a, ...d] as const, [...b, ...c] as const]
          : [[...a, ...b] as const, [...c, ...d] as const]),
      );
    }
  }
  return segments;
}
