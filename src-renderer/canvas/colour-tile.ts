import type { ColourRamp } from '../inspect/colour-ramp.ts';
import {
  positionOnRamp,
  rangeOf,
  valueAt,
  type PictureKind,
  type Tile,
} from '../inspect/draw-picture.ts';

/**
 * The colours of a map on its own scale, `[height * times, width * times]`, four bytes each. Enlarged, the
 * places between its numbers are interpolated; a number that is none leaves a hole.
 */
export function colourTile(
  tile: Tile,
  kind: PictureKind,
  times: number,
  ramp: ColourRamp,
): Uint32Array<ArrayBuffer> {
  const colours = colourTable(ramp);
  const small = placeOnRamp(tile, kind);
  const large = times === 1 ? small : enlarge(small, tile.width, tile.height, times);
  const pixels = new Uint32Array(large.length);
  for (let index = 0; index < large.length; index += 1) {
    const place = large[index] ?? Number.NaN;
    if (!Number.isNaN(place)) pixels[index] = colours[Math.round(place)] ?? 0;
  }
  return pixels;
}

/** Where each number lies on its ramp, 0 to 255, `[height, width]`. */
function placeOnRamp(tile: Tile, kind: PictureKind): Float32Array {
  const range = rangeOf(kind, [tile]);
  const places = new Float32Array(tile.width * tile.height);
  let index = 0;
  for (let y = 0; y < tile.height; y += 1) {
    for (let x = 0; x < tile.width; x += 1) {
      places[index] = positionOnRamp(kind, valueAt(tile, x, y), range) * 255;
      index += 1;
    }
  }
  return places;
}

/** `[height, width]` as `[height * times, width * times]`: along the rows first, then down the columns. */
function enlarge(small: Float32Array, width: number, height: number, times: number): Float32Array {
  const wide = new Float32Array(width * times * height);
  const large = new Float32Array(wide.length * times);
  stretch(small, wide, { count: width, step: 1, lines: height, lineStep: width, times });
  stretch(wide, large, {
    count: height,
    step: width * times,
    lines: width * times,
    lineStep: 1,
    times,
  });
  return large;
}

/** Interpolates along lines of `count` numbers that lie `step` apart. */
function stretch(
  from: Float32Array,
  to: Float32Array,
  lie: {
    readonly count: number;
    readonly step: number;
    readonly lines: number;
    readonly lineStep: number;
    readonly times: number;
  },
): void {
  const { count, step, lines, lineStep, times } = lie;
  // A row grows in length, a column in rows: the lines after it move on by as much.
  const toLineStep = step === 1 ? lineStep * times : lineStep;
  for (let place = 0; place < count * times; place += 1) {
    const at = Math.min(count - 1, Math.max(0, (place + 0.5) / times - 0.5));
    const first = Math.floor(at);
    const share = at - first;
    const a = first * step;
    const b = Math.min(count - 1, first + 1) * step;
    const target = place * step;
    for (let line = 0; line < lines; line += 1) {
      const left = from[line * lineStep + a] ?? 0;
      const right = from[line * lineStep + b] ?? 0;
      to[line * toLineStep + target] = left + (right - left) * share;
    }
  }
}

const tables = new WeakMap<ColourRamp, Uint32Array>();

/** A ramp's 256 colours, four bytes each as a canvas holds them. */
function colourTable(ramp: ColourRamp): Uint32Array {
  const known = tables.get(ramp);
  if (known !== undefined) return known;
  const bytes = new Uint8ClampedArray(256 * 4);
  for (let colour = 0; colour < 256; colour += 1) {
    bytes.set(ramp.subarray(colour * 3, colour * 3 + 3), colour * 4);
    bytes[colour * 4 + 3] = 255;
  }
  const table = new Uint32Array(bytes.buffer);
  tables.set(ramp, table);
  return table;
}
