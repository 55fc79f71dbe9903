import type { ColourRamp, Rgb } from '../../inspect/colour-ramp.ts';
import {
  drawPicture,
  rangeOf,
  type PictureKind,
  type Tile,
  type ValueRange,
} from '../../inspect/draw-picture.ts';
import type { Numbers, Surface } from '../decode-frame.ts';

/** How a surface is coloured. */
export type SurfaceLook =
  /** The probability of class 1, 0 to 1, or a number on its scale. */
  | {
      readonly kind: 'ramp';
      readonly scale: PictureKind;
      readonly range: ValueRange;
      readonly ramp: ColourRamp;
    }
  /** The likeliest of several classes, the paler the less sure. */
  | { readonly kind: 'classes'; readonly colours: readonly Rgb[]; readonly unsure: Rgb };

/**
 * One scale for what a network says as a number and for what is true: its ends are as far from its middle, which is
 * 0, or the middle of what is true where all of that lies on one side of 0, as prices do.
 */
export function scaleOfHeights({ data, points }: Pick<Surface, 'data' | 'points'>): {
  readonly middle: number;
  readonly range: ValueRange;
} {
  const truths = points.data.filter((_, index) => index % 4 === 2);
  const low = truths.reduce((least, one) => Math.min(least, one), truths[0] ?? 0);
  const high = truths.reduce((most, one) => Math.max(most, one), truths[0] ?? 0);
  const middle = low > 0 || high < 0 ? (low + high) / 2 : 0;
  const values = [data, truths].map((all) => all.map((one) => one - middle));
  const tiles = values.map((all): Tile => ({
    values: all,
    width: all.length,
    height: 1,
    offset: 0,
    strideX: 1,
    strideY: 0,
  }));
  return { middle, range: rangeOf('signed', tiles) };
}

/**
 * Colours `[rows, columns, outputs]` into `pixels`, `[rows, columns, 4]`. Of one output its number is drawn; of two,
 * the second's probability. Of more, the likeliest class's colour over the unsure one, as strong as
 * (p − 1/K) / (1 − 1/K): nothing at chance, all where it is certain.
 */
export function colourSurface(
  { data, shape }: Numbers,
  look: SurfaceLook,
  pixels: Uint8ClampedArray,
): void {
  const [height = 1, width = 1, outputs = 1] = shape;
  if (look.kind === 'ramp') {
    const offset = outputs === 1 ? 0 : 1;
    const tile: Tile = {
      values: data,
      ...{ width, height, offset, strideX: outputs, strideY: width * outputs },
    };
    drawPicture(tile, look.scale, look.range, look.ramp, pixels);
    return;
  }
  for (let place = 0; place < width * height; place += 1) {
    const shares = data.subarray(place * outputs, (place + 1) * outputs);
    const top = shares.reduce(
      (best, share, index) => (share > (shares[best] ?? 0) ? index : best),
      0,
    );
    const sureness = ((shares[top] ?? 0) - 1 / outputs) / (1 - 1 / outputs);
    const colour = look.colours[top % look.colours.length] ?? look.unsure;
    for (let channel = 0; channel < 3; channel += 1) {
      const pale = look.unsure[channel] ?? 0;
      pixels[place * 4 + channel] = pale + ((colour[channel] ?? 0) - pale) * sureness;
    }
    pixels[place * 4 + 3] = 255;
  }
}
