/**
 * The losses, by their Keras names.
 *
 * - `sparseCategoricalCrossentropy`: −ln of the probability given to the true class; targets are class numbers
 * - `maskedCrossentropy`: the same over the words of a caption, each caption counting alike; places with the target 0
 *   are padding and count for nothing (Keras: `SparseCategoricalCrossentropy(ignore_class=0)`)
 * - `regionWordRanking`: how far a picture and its own sentence fit better than others do; targets are the sentence's
 *   words, 0 is padding (not in Keras; Karpathy and Fei-Fei, 2015, section 3.1)
 * - `binaryCrossentropy`: −(y ln p + (1 − y) ln(1 − p)); targets are 0 or 1
 * - `meanSquaredError`, `meanAbsoluteError`, `huber` (δ = 1): for numbers
 *
 * Source: Keras API, Losses.
 */
export const lossNames = [
  'sparseCategoricalCrossentropy',
  'maskedCrossentropy',
  'regionWordRanking',
  'binaryCrossentropy',
  'meanSquaredError',
  'meanAbsoluteError',
  'huber',
] as const;
export type LossName = (typeof lossNames)[number];
