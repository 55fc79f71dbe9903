import type { Place } from '../drawing/surface.ts';

/**
 * The same line with at most four places a pixel column: where it comes in, its highest, its lowest, and where it goes
 * out. A run of many short epochs has thousands of places in a few pixels, and a dashed line through all of them takes
 * the time of many frames.
 */
export function thinLine(places: readonly Place[]): readonly Place[] {
  if (places.length < 3) return places;
  const kept: Place[] = [];
  let column: Place[] = [];
  const close = (): void => {
    kept.push(...(column.length > 4 ? outermost(column) : column));
    column = [];
  };
  for (const place of places) {
    const first = column[0];
    if (first !== undefined && Math.floor(first.x) !== Math.floor(place.x)) close();
    column.push(place);
  }
  close();
  return kept;
}

/** One dot of all that lie in the same pixel. */
export function thinDots(places: readonly Place[]): readonly Place[] {
  const kept = new Map<string, Place>();
  for (const place of places) kept.set(`${Math.floor(place.x)} ${Math.floor(place.y)}`, place);
  return [...kept.values()];
}

/** The first, the highest, the lowest and the last of a column, in the order in which they come. */
function outermost(column: readonly Place[]): readonly Place[] {
  const indices = [0, column.length - 1];
  for (const isFurther of [(a: number, b: number) => a < b, (a: number, b: number) => a > b]) {
    indices.push(
      column.reduce((at, { y }, index) => (isFurther(y, column[at]?.y ?? y) ? index : at), 0),
    );
  }
  return [...new Set(indices)]
    .toSorted((a, b) => a - b)
    .flatMap((index) => {
      const place = column[index];
      return place === undefined ? [] : [place];
    });
}
