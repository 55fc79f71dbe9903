import type { Numbers } from '../run/decode-frame.ts';

/**
 * The frames of a film, `[frames, height, width, 1]`, side by side as numbers whose first axis goes to the right and whose
 * second one goes down: `[frames · width, height]`.
 */
export function layFrames({ data, shape }: Numbers): Numbers {
  const [frames = 1, height = 1, width = 1] = shape;
  const laid = new Float32Array(frames * width * height);
  for (let x = 0; x < frames * width; x += 1) {
    const frame = Math.floor(x / width);
    for (let y = 0; y < height; y += 1) {
      laid[x * height + y] = data[(frame * height + y) * width + (x % width)] ?? 0;
    }
  }
  return { data: laid, shape: [frames * width, height] };
}
