import type { Shape } from '../../src-shared/graph/shape.ts';
import type { Numbers } from '../run/decode-frame.ts';

/** Pixels between two frames side by side. */
const gap = 4;

/** Frames that a picture `[height, width, channels]` has: two where it has the colours of two. */
export function countFrames([, , channels = 1]: Shape): 1 | 2 {
  return channels === 6 ? 2 : 1;
}

/** The frames of a picture, `[height, width, 3]` each, the first first; the picture itself where it has one. */
export function framesOf({ data, shape }: Numbers): readonly Numbers[] {
  const count = countFrames(shape);
  if (count === 1) return [{ data, shape }];
  const [height = 1, width = 1, channels = 1] = shape;
  const own = channels / count;
  return Array.from({ length: count }, (_, frame) => {
    const part = new Float32Array(height * width * own);
    for (let pixel = 0; pixel < height * width; pixel += 1) {
      const from = pixel * channels + frame * own;
      part.set(data.subarray(from, from + own), pixel * own);
    }
    return { data: part, shape: [height, width, own] };
  });
}

/** How wide a picture is whose frames lie side by side, each so many pixels wide. */
export function widthOf(shape: Shape, side: number): number {
  const count = countFrames(shape);
  return count * side + (count - 1) * gap;
}
