/** What a classifier says of some examples, one entry each. */
export type Verdicts = {
  readonly labels: Int32Array;
  readonly predicted: Int32Array;
  /** The probability given to the class that was said, 0 to 1. */
  readonly confidences: Float32Array;
};

/**
 * The class said of each example and how surely, from probabilities `[batch, classes]`, or `[batch, 1]`:
 * the probability of class 1 of two.
 */
export function readVerdict(
  probabilities: Float32Array,
  classes: number,
  row: number,
): { predicted: number; confidence: number } {
  if (classes === 1) {
    const positive = probabilities[row] ?? 0;
    return positive > 0.5
      ? { predicted: 1, confidence: positive }
      : { predicted: 0, confidence: 1 - positive };
  }
  let predicted = 0;
  let confidence = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < classes; index += 1) {
    const probability = probabilities[row * classes + index] ?? 0;
    if (probability > confidence) {
      predicted = index;
      confidence = probability;
    }
  }
  return { predicted, confidence };
}
