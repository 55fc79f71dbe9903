import type { ColourRamp } from '../inspect/colour-ramp.ts';
import {
  drawPicture,
  rangeOf,
  type PictureKind,
  type Tile,
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

/** `[steps, ...]` as a picture with a column a step. */
export function tileAlongTime({ data, shape }: Numbers): Tile {
  const steps = shape[0] ?? 1;
  const units = data.length / steps;
  return { values: data, width: steps, height: units, offset: 0, strideX: units, strideY: 1 };
}

/** Draws all states of a sequence on one scale. */
export function drawStates(
  numbers: Numbers,
  kind: PictureKind,
  ramps: Readonly<Record<PictureKind, ColourRamp>>,
): StatePicture {
  const tile = tileAlongTime(numbers);
  const range = rangeOf(kind, [tile]);
  const pixels = new Uint8ClampedArray(tile.width * tile.height * 4);
  drawPicture(tile, kind, range, ramps[kind], pixels);
  return { kind, range, width: tile.width, height: tile.height, pixels };
}

/** Numbers with a sign are shown as such, all others as what they are. */
export function kindOf({ data }: Numbers, otherwise: 'given' | 'computed'): PictureKind {
  return data.some((value) => value < 0) ? 'signed' : otherwise;
}
