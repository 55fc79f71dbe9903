/**
 * Which points to draw so that a plot of `columns` pixels looks the same: all of a pixel's column where there are few,
 * else its lowest, its highest, its last and some evenly between, at most `perColumn` (at least 3). `places` rise and
 * say where each point lies, 0 to 1 of the width; points outside are left out. Gives rising indices.
 */
export function thinOut(
  places: ArrayLike<number>,
  values: ArrayLike<number>,
  columns: number,
  perColumn: number,
): number[] {
  const kept: number[] = [];
  let from = 0;
  while (from < places.length) {
    const column = columnOf(places[from], columns);
    let to = from + 1;
    while (to < places.length && columnOf(places[to], columns) === column) to += 1;
    if (column >= 0 && column <= columns) keepOfColumn(kept, values, from, to, perColumn);
    from = to;
  }
  return kept;
}

function columnOf(place: number | undefined, columns: number): number {
  return Math.floor((place ?? Number.NaN) * columns);
}

function keepOfColumn(
  kept: number[],
  values: ArrayLike<number>,
  from: number,
  to: number,
  most: number,
): void {
  const count = to - from;
  if (count <= most) {
    for (let i = from; i < to; i += 1) kept.push(i);
    return;
  }
  let lowest = from;
  let highest = from;
  for (let i = from + 1; i < to; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (value < (values[lowest] ?? Number.NaN)) lowest = i;
    if (value > (values[highest] ?? Number.NaN)) highest = i;
  }
  const chosen = new Set([lowest, highest, to - 1]);
  const others = most - chosen.size;
  for (let k = 0; k < others; k += 1) chosen.add(from + Math.floor(((k + 0.5) * count) / others));
  kept.push(...[...chosen].sort((a, b) => a - b));
}
