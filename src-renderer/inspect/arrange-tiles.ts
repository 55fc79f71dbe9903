import type { Shape } from '../../src-shared/graph/shape.ts';
import type { Tile } from './draw-picture.ts';

/** Pictures side by side, `columns` in a row. */
export type Arrangement = { readonly tiles: readonly Tile[]; readonly columns: number };

/**
 * What a layer computed for one example, as pictures. `[height, width, channels]` becomes a map a channel in
 * the natural grid (6 = 3×2, 16 = 4×4), `[units]` one strip broken into rows, `[time, units]` one picture with
 * time to the right, and `[time, height, width, channels]` its frames: in the natural grid, or one row a channel where
 * there are several. `maxTiles` bounds the maps; the first ones are kept.
 */
export function arrangeTiles(
  values: ArrayLike<number>,
  shape: Shape,
  maxTiles = Number.POSITIVE_INFINITY,
): Arrangement {
  const [first = 1, second = 1, third = 1] = shape;
  // Maps of a single number each say more as one strip.
  if (shape.length === 3 && first * second === 1) return arrangeTiles(values, [third]);
  if (shape.length === 3) {
    const count = Math.min(third, maxTiles);
    const tiles = Array.from({ length: count }, (_, channel) => ({
      values,
      width: second,
      height: first,
      offset: channel,
      strideX: third,
      strideY: second * third,
    }));
    return { tiles, columns: naturalColumns(count) };
  }
  if (shape.length === 4) return arrangeFilm(values, shape, maxTiles);
  if (shape.length === 2) {
    return {
      tiles: [{ values, width: first, height: second, offset: 0, strideX: second, strideY: 1 }],
      columns: 1,
    };
  }
  const width = stripWidth(first);
  return {
    tiles: [
      {
        values,
        width,
        height: Math.ceil(first / width),
        offset: 0,
        strideX: 1,
        strideY: width,
      },
    ],
    columns: 1,
  };
}

function arrangeFilm(values: ArrayLike<number>, shape: Shape, maxTiles: number): Arrangement {
  const [time = 1, height = 1, width = 1, channels = 1] = shape;
  if (height * width === 1) return arrangeTiles(values, [time, channels]);
  const { frames, rows, columns } = filmGrid(shape, maxTiles);
  const tiles = Array.from({ length: frames * rows }, (_, at) => ({
    ...{ values, width, height, strideX: channels, strideY: width * channels },
    offset: (at % frames) * height * width * channels + Math.floor(at / frames),
  }));
  return { tiles, columns };
}

/** How many frames of a film `[time, height, width, channels]` are drawn, and of how many channels, in so many columns. */
export function filmGrid(
  [time = 1, , , channels = 1]: Shape,
  maxTiles: number,
): { readonly frames: number; readonly rows: number; readonly columns: number } {
  const frames = Math.min(time, maxTiles);
  const rows = Math.min(channels, Math.max(1, Math.floor(maxTiles / frames)));
  return { frames, rows, columns: rows === 1 ? naturalColumns(frames) : frames };
}

/**
 * A kernel as pictures: `[height, width, inChannels, outChannels]` gives a picture a filter, of the weights it
 * puts on one input channel; `[in, out]` gives one picture with the inputs to the right.
 */
export function arrangeKernel(
  values: ArrayLike<number>,
  shape: Shape,
  inChannel: number,
  maxTiles = Number.POSITIVE_INFINITY,
): Arrangement {
  const [first = 1, second = 1, inChannels = 1, filters = 1] = shape;
  if (shape.length !== 4) return arrangeTiles(values, [first, second]);
  const count = Math.min(filters, maxTiles);
  const tiles = Array.from({ length: count }, (_, filter) => ({
    values,
    width: second,
    height: first,
    offset: inChannel * filters + filter,
    strideX: inChannels * filters,
    strideY: second * inChannels * filters,
  }));
  return { tiles, columns: naturalColumns(count) };
}

/** How many of `count` pictures go in a row: as square as can be with full rows, wider rather than higher. */
export function naturalColumns(count: number): number {
  const root = Math.sqrt(count);
  for (let columns = Math.ceil(root); columns <= root * 2; columns += 1) {
    if (count % columns === 0) return columns;
  }
  return Math.max(1, Math.ceil(root));
}

/** Columns of a strip of `length` numbers: full rows, and about three times as wide as high. */
function stripWidth(length: number): number {
  if (length <= 16) return length;
  const ideal = Math.sqrt(length * 3);
  let best = Math.round(ideal);
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let columns = Math.ceil(ideal / 1.6); columns <= ideal * 1.6; columns += 1) {
    const distance = Math.abs(Math.log(columns / ideal));
    if (length % columns === 0 && distance < bestDistance) {
      best = columns;
      bestDistance = distance;
    }
  }
  return best;
}
