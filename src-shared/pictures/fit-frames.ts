import type { Picture } from './fit-picture.ts';
import { fitToPlan } from './fit-to-plan.ts';

/** A picture is taken for two frames where its width is its height twice, give or take so much of it. */
const tolerance = 0.1;

/**
 * A picture for a network that sees two frames, `[height, width, 6]`, flat, 0 to 255: where it is twice as wide as
 * high, its left half is the first and its right half the second; any other stands in both, so that nothing happens.
 * Each is cut to the network's proportions.
 */
export function fitFrames(
  picture: Picture,
  { height, width }: { readonly height: number; readonly width: number },
): Uint8Array<ArrayBuffer> {
  const frames = splitFrames(picture).map((frame) =>
    fitToPlan(frame, { height, width, channels: 3, fit: 'crop' }),
  );
  const pixels = new Uint8Array(height * width * 6);
  for (const [frame, own] of frames.entries()) {
    for (let at = 0; at < own.length; at += 1) {
      pixels[Math.floor(at / 3) * 6 + frame * 3 + (at % 3)] = own[at] ?? 0;
    }
  }
  return pixels;
}

function splitFrames(picture: Picture): readonly [Picture, Picture] {
  const { height, width, rgba } = picture;
  if (Math.abs(width / height - 2) > 2 * tolerance) return [picture, picture];
  const half = Math.floor(width / 2);
  const cut = (left: number): Picture => {
    const part = new Uint8Array(4 * height * half);
    for (let y = 0; y < height; y += 1) {
      const from = 4 * (y * width + left);
      part.set(rgba.subarray(from, from + 4 * half), 4 * y * half);
    }
    return { height, width: half, rgba: part };
  };
  return [cut(0), cut(width - half)];
}
