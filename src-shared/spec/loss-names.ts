/**
 * The losses, by their Keras names.
 *
 * - `sparseCategoricalCrossentropy`: −ln of the probability given to the true class; targets are class numbers
 * - `binaryCrossentropy`: −(y ln p + (1 − y) ln(1 − p)); targets are 0 or 1
 * - `meanSquaredError`, `meanAbsoluteError`, `huber` (δ = 1): for numbers
 *
 * Source: Keras API, Losses.
 */
export const lossNames = [
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'meanSquaredError',
  'meanAbsoluteError',
  'huber',
] as const;
export type LossName = (typeof lossNames)[number];
