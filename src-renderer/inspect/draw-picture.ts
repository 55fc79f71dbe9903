import type { ColourRamp } from './colour-ramp.ts';

/**
 * What the numbers of a picture are: `given` to the network (grey), `computed` by it (night, tide, foam),
 * or `signed` (orange, neutral, blue), as weights are.
 */
export type PictureKind = 'given' | 'computed' | 'signed';

/** A rectangle of numbers inside a larger array: the one at (x, y) is `values[offset + y * strideY + x * strideX]`. */
export type Tile = {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly offset: number;
  readonly strideX: number;
  readonly strideY: number;
};

/** The numbers at the two ends of a picture's scale. */
export type ValueRange = { readonly low: number; readonly high: number };

/**
 * The scale a picture is drawn with, stated beside it. Zero always lies on it: given numbers run from 0 to 1
 * unless they leave it, computed ones from 0 (or their lowest) to their highest, signed ones the same
 * distance to both sides of 0. Not-a-number is left out.
 */
export function rangeOf(kind: PictureKind, tiles: readonly Tile[]): ValueRange {
  let low = 0;
  let high = 0;
  for (const tile of tiles) {
    for (let y = 0; y < tile.height; y += 1) {
      for (let x = 0; x < tile.width; x += 1) {
        const value = valueAt(tile, x, y);
        if (value < low) low = value;
        else if (value > high) high = value;
      }
    }
  }
  switch (kind) {
    case 'given':
      return low === 0 && high <= 1 ? { low: 0, high: 1 } : { low, high };
    case 'computed':
      return { low, high: Math.max(high, low + 1e-6) };
    case 'signed': {
      const end = Math.max(-low, high, 1e-6);
      return { low: -end, high: end };
    }
  }
}

/**
 * Where on its ramp a number lies, 0 to 1. Signed numbers run with the square root of their size, because most
 * weights are small; the key is drawn with this same function, so that the scale is told and not hidden.
 */
export function positionOnRamp(kind: PictureKind, value: number, range: ValueRange): number {
  if (kind === 'signed') {
    const share = value / range.high;
    return 0.5 + (Math.sign(share) * Math.sqrt(Math.min(1, Math.abs(share)))) / 2;
  }
  return Math.min(1, Math.max(0, (value - range.low) / (range.high - range.low)));
}

/** Writes the tile into `pixels` (`[height, width, 4]`). A number that is none becomes a hole. */
export function drawPicture(
  tile: Tile,
  kind: PictureKind,
  range: ValueRange,
  ramp: ColourRamp,
  pixels: Uint8ClampedArray,
): void {
  let pixel = 0;
  for (let y = 0; y < tile.height; y += 1) {
    for (let x = 0; x < tile.width; x += 1) {
      const position = positionOnRamp(kind, valueAt(tile, x, y), range);
      if (Number.isNaN(position)) {
        pixels.fill(0, pixel, pixel + 4);
      } else {
        const colour = Math.round(position * 255) * 3;
        pixels[pixel] = ramp[colour] ?? 0;
        pixels[pixel + 1] = ramp[colour + 1] ?? 0;
        pixels[pixel + 2] = ramp[colour + 2] ?? 0;
        pixels[pixel + 3] = 255;
      }
      pixel += 4;
    }
  }
}

/** The tile's number in column `x` of row `y`. */
export function valueAt(tile: Tile, x: number, y: number): number {
  return tile.values[tile.offset + y * tile.strideY + x * tile.strideX] ?? Number.NaN;
}
