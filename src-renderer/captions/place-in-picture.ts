import type { Region } from '../../src-shared/captioning/find-region.ts';

const places = [
  ['upperLeft', 'top', 'upperRight'],
  ['left', 'middle', 'right'],
  ['lowerLeft', 'bottom', 'lowerRight'],
] as const;

/** A ninth of a picture. */
export type PlaceInPicture = (typeof places)[number][number];

/** In which ninth of a picture a point lies, in shares of its width and height. */
function placeAt(x: number, y: number): PlaceInPicture {
  const third = (share: number): 0 | 1 | 2 => (share < 1 / 3 ? 0 : share < 2 / 3 ? 1 : 2);
  return places[third(y)][third(x)];
}

/** In which ninth the middle of a region lies. */
export function placeOfRegion({ left, right, top, bottom }: Region): PlaceInPicture {
  return placeAt((left + right) / 2, (top + bottom) / 2);
}

/**
 * How much the hottest pixel of a picture has, and where: in the middle of those that have as much.
 *
 * @param heat `[height, width]`
 */
export function hottestOf(
  heat: Float32Array,
  [height = 1, width = 1]: readonly number[],
): { readonly value: number; readonly place: PlaceInPicture } {
  const value = heat.reduce((most, one) => Math.max(most, one), -Infinity);
  let [x, y, count] = [0, 0, 0];
  for (const [at, one] of heat.entries()) {
    if (one < value) continue;
    x += (at % width) + 0.5;
    y += Math.floor(at / width) + 0.5;
    count += 1;
  }
  return { value, place: placeAt(x / (count * width), y / (count * height)) };
}
