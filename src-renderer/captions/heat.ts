import { squarePlaces } from '../../src-shared/captioning/square-places.ts';
import type { ColourRamp } from '../inspect/colour-ramp.ts';
import { positionOnRamp } from '../inspect/draw-picture.ts';
import type { Numbers } from '../run/decode-frame.ts';

/** How large the squares are that were put over a picture, and how far apart, in pixels. */
export type Squares = { readonly patch: number; readonly stride: number };

/**
 * What one word lost under each pixel, `[height, width]`: the mean over the squares that covered it; 0 where none has yet.
 *
 * @param drops `[rows, columns, words]`, flat; rows may be missing at the end
 */
export function spreadDrops(
  drops: Float32Array,
  squares: Squares,
  { word, words }: { readonly word: number; readonly words: number },
  [height = 1, width = 1]: readonly number[],
): Float32Array {
  const sums = new Float32Array(height * width);
  const counts = new Uint16Array(height * width);
  const { patch } = squares;
  const [tops, lefts] = [squarePlaces(height, squares), squarePlaces(width, squares)];
  const places = Math.floor(drops.length / Math.max(1, words));
  for (let place = 0; place < places; place += 1) {
    const top = tops[Math.floor(place / lefts.length)] ?? 0;
    const left = lefts[place % lefts.length] ?? 0;
    const drop = drops[place * words + word] ?? 0;
    for (let row = top; row < Math.min(height, top + patch); row += 1) {
      for (let column = left; column < Math.min(width, left + patch); column += 1) {
        const at = row * width + column;
        sums[at] = (sums[at] ?? 0) + drop;
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  }
  return sums.map((sum, at) => sum / Math.max(1, counts[at] ?? 0));
}

/** The largest number without its sign; 0 for none. */
export function mostOf(heat: Float32Array): number {
  return heat.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** How bright the picture is under the heat. */
const ground = 0.6;

/**
 * A picture in grey with signed heat over it, as RGBA: the stronger, the less of the picture is left.
 *
 * @param heat `[height, width]`
 * @param most what counts as the whole of the ramp
 */
export function mixHeat(
  { data, shape }: Numbers,
  heat: Float32Array,
  most: number,
  ramp: ColourRamp,
): Uint8ClampedArray<ArrayBuffer> {
  const [height = 1, width = 1, channels = 1] = shape;
  const pixels = new Uint8ClampedArray(4 * height * width);
  const range = { low: -most, high: most };
  for (let at = 0; at < height * width; at += 1) {
    let light = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      light += (data[at * channels + channel] ?? 0) / channels;
    }
    const value = heat[at] ?? 0;
    const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
    const place = most > 0 ? Math.round(255 * positionOnRamp('signed', value, range)) : 127;
    for (let channel = 0; channel < 3; channel += 1) {
      const colour = ramp[3 * place + channel] ?? 0;
      pixels[4 * at + channel] = share * colour + (1 - share) * ground * 255 * light;
    }
    pixels[4 * at + 3] = 255;
  }
  return pixels;
}
