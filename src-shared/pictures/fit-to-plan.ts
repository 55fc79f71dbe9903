import type { PicturePlan } from '../datasets/imported-dataset.ts';
import { resizeByArea, type GreyImage, type Picture } from './fit-picture.ts';

/**
 * A picture as a data set's plan wants it, `[height, width, channels]`, flat, 0 to 255: what is transparent
 * lies on white; grey is the luma of the colours; another size is reached by area averaging, in the picture's
 * own proportions, where it is cut at its longer sides (`crop`) or black is added at two of them (`pad`), or
 * without them (`stretch`).
 *
 * Source: ITU-R BT.601, the weights of red, green and blue.
 */
export function fitToPlan(picture: Picture, plan: PicturePlan): Uint8Array<ArrayBuffer> {
  const { height, width, channels } = plan;
  const shown = plan.fit === 'crop' ? cropToShape(picture, height / width) : picture;
  const pixels = new Uint8Array(height * width * channels);
  const scale = Math.min(height / shown.height, width / shown.width);
  const isPadded = plan.fit === 'pad';
  const innerHeight = isPadded ? sideWithin(shown.height * scale, height) : height;
  const innerWidth = isPadded ? sideWithin(shown.width * scale, width) : width;
  const top = Math.floor((height - innerHeight) / 2);
  const left = Math.floor((width - innerWidth) / 2);
  for (let channel = 0; channel < channels; channel += 1) {
    const values = channels === 1 ? lumaOf(shown) : channelOf(shown, channel);
    const { values: fitted } = resizeByArea(values, innerHeight, innerWidth);
    for (let y = 0; y < innerHeight; y += 1) {
      for (let x = 0; x < innerWidth; x += 1) {
        const to = ((top + y) * width + left + x) * channels + channel;
        pixels[to] = Math.round(fitted[y * innerWidth + x] ?? 0);
      }
    }
  }
  return pixels;
}

function sideWithin(side: number, most: number): number {
  return Math.min(most, Math.max(1, Math.round(side)));
}

/** The largest part in the middle that has these proportions. */
function cropToShape(picture: Picture, heightToWidth: number): Picture {
  const height = sideWithin(picture.width * heightToWidth, picture.height);
  const width = sideWithin(picture.height / heightToWidth, picture.width);
  if (height === picture.height && width === picture.width) return picture;
  const top = Math.floor((picture.height - height) / 2);
  const left = Math.floor((picture.width - width) / 2);
  const rgba = new Uint8Array(4 * height * width);
  for (let y = 0; y < height; y += 1) {
    const from = 4 * ((top + y) * picture.width + left);
    rgba.set(picture.rgba.subarray(from, from + 4 * width), 4 * y * width);
  }
  return { height, width, rgba };
}

/** One of red, green and blue, 0 to 255, on white. */
function channelOf({ height, width, rgba }: Picture, channel: number): GreyImage {
  const values = new Float32Array(height * width);
  for (let at = 0; at < values.length; at += 1) {
    const alpha = (rgba[4 * at + 3] ?? 255) / 255;
    values[at] = alpha * (rgba[4 * at + channel] ?? 0) + (1 - alpha) * 255;
  }
  return { height, width, values };
}

function lumaOf(picture: Picture): GreyImage {
  const [red, green, blue] = [0, 1, 2].map((channel) => channelOf(picture, channel).values);
  const values = new Float32Array(picture.height * picture.width);
  for (let at = 0; at < values.length; at += 1) {
    values[at] = 0.299 * (red?.[at] ?? 0) + 0.587 * (green?.[at] ?? 0) + 0.114 * (blue?.[at] ?? 0);
  }
  return { height: picture.height, width: picture.width, values };
}
