import type { Tile } from '../inspect/draw-picture.ts';

type Mark = { readonly x: number; readonly y: number; readonly isOne: boolean };

/** How far a point's vote reaches, in units of the plane. */
const reach = 0.13;

/**
 * Which class lies nearest to every place of the plane, −1 to 1: each point votes with a Gaussian weight, and
 * where no point is near nobody wins. It is a picture of the data, not of a trained network.
 */
export function voteOfPoints(
  marks: readonly Mark[],
  half: { readonly x: number; readonly y: number },
  width: number,
): Tile {
  const height = Math.round((width * half.y) / half.x);
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const y = ((row + 0.5) / height) * 2 * half.y - half.y;
    for (let column = 0; column < width; column += 1) {
      const x = ((column + 0.5) / width) * 2 * half.x - half.x;
      let sum = 0;
      let weight = 0.25;
      for (const mark of marks) {
        const vote = Math.exp(-((mark.x - x) ** 2 + (mark.y - y) ** 2) / reach ** 2);
        sum += mark.isOne ? vote : -vote;
        weight += vote;
      }
      const share = (0.7 * sum) / weight;
      // Signed pictures are drawn with a square root, which this undoes.
      values[row * width + column] = share * Math.abs(share);
    }
  }
  return { values, width, height, offset: 0, strideX: 1, strideY: width };
}
