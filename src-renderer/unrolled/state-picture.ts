import type { ColourRamp } from '../inspect/colour-ramp.ts';
import {
  positionOnRamp,
  rangeOf,
  type PictureKind,
  type ValueRange,
} from '../inspect/draw-picture.ts';
import type { Numbers } from '../run/decode-frame.ts';

/** Numbers along time as a picture: a column a step, a row a unit, one pixel a number. */
export type StatePicture = {
  readonly kind: PictureKind;
  readonly range: ValueRange;
  readonly width: number;
  readonly height: number;
  /** `[height, width, 4]`. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
};

/** So many steps are drawn together: numbers lie a step behind the other, and pixels a unit behind the other. */
const together = 16;

/** The ends of the scale on which all numbers are shown. */
export function rangeAlongTime({ data }: Numbers, kind: PictureKind): ValueRange {
  const line = { offset: 0, strideX: 1, strideY: data.length };
  return rangeOf(kind, [{ values: data, width: data.length, height: 1, ...line }]);
}

/** Draws all states of a sequence, `[steps, units]`, on one scale. A number that is none becomes a hole. */
export function drawStates(
  numbers: Numbers,
  kind: PictureKind,
  ramps: Readonly<Record<PictureKind, ColourRamp>>,
  range = rangeAlongTime(numbers, kind),
): StatePicture {
  const { data, shape } = numbers;
  const width = shape[0] ?? 1;
  const height = data.length / width;
  const ramp = ramps[kind];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let from = 0; from < width; from += together) {
    const end = Math.min(width, from + together);
    for (let unit = 0; unit < height; unit += 1) {
      for (let step = from; step < end; step += 1) {
        const position = positionOnRamp(kind, data[step * height + unit] ?? Number.NaN, range);
        if (Number.isNaN(position)) continue;
        const colour = Math.round(position * 255) * 3;
        const pixel = (unit * width + step) * 4;
        pixels[pixel] = ramp[colour] ?? 0;
        pixels[pixel + 1] = ramp[colour + 1] ?? 0;
        pixels[pixel + 2] = ramp[colour + 2] ?? 0;
        pixels[pixel + 3] = 255;
      }
    }
  }
  return { kind, range, width, height, pixels };
}

/** Numbers with a sign are shown as such, all others as what they are. */
export function kindOf({ data }: Numbers, otherwise: 'given' | 'computed'): PictureKind {
  return data.some((value) => value < 0) ? 'signed' : otherwise;
}

/** Numbers of several rows as one, so that all are shown on one scale. */
export function joinNumbers(rows: readonly Numbers[]): Numbers {
  const data = new Float32Array(rows.reduce((sum, row) => sum + row.data.length, 0));
  let from = 0;
  for (const row of rows) {
    data.set(row.data, from);
    from += row.data.length;
  }
  return { data, shape: [data.length] };
}
