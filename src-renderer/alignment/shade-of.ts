/** The darkest that a cell becomes which fits worst: 0 leaves a picture as it is, 1 hides it. */
const darkest = 0.72;

/** How dark each cell is to be: not at all where the word fits best, and the more the less it fits. */
export function shadeOf(scores: ArrayLike<number>): number[] {
  const values = Array.from(scores);
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (high <= low) return values.map(() => 0);
  return values.map((value) => (darkest * (high - value)) / (high - low));
}
