/** A point of a class in the plane. */
export type Mark = { readonly x: number; readonly y: number; readonly isOne: boolean };

/** A picture of the plane, one entry a pixel, row by row. */
export type Votes = {
  readonly width: number;
  readonly height: number;
  /** Which class lies nearer, −1 to 1. */
  readonly leaning: Float32Array;
  /** How near any point is, 0 to 1. */
  readonly presence: Float32Array;
};

/** How far a point's vote reaches, in units of the plane. */
const reach = 0.13;

/**
 * Which class lies nearest to every place of the plane: each point votes with a Gaussian weight. It is a picture
 * of the data, not of a trained network.
 */
export function voteOfPoints(
  marks: readonly Mark[],
  half: { readonly x: number; readonly y: number },
  width: number,
): Votes {
  const height = Math.round((width * half.y) / half.x);
  const leaning = new Float32Array(width * height);
  const presence = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const y = ((row + 0.5) / height) * 2 * half.y - half.y;
    for (let column = 0; column < width; column += 1) {
      const x = ((column + 0.5) / width) * 2 * half.x - half.x;
      let sum = 0;
      let weight = 1e-9;
      for (const mark of marks) {
        const vote = Math.exp(-((mark.x - x) ** 2 + (mark.y - y) ** 2) / reach ** 2);
        sum += mark.isOne ? vote : -vote;
        weight += vote;
      }
      leaning[row * width + column] = sum / weight;
      presence[row * width + column] = weight / (weight + 0.3);
    }
  }
  return { width, height, leaning, presence };
}
