import { z } from 'zod';

/** Infinite and not-a-number travel as `null`. */
const figure = z.number().nullable();
const share = z.number().min(0).max(1);
const counts = z.array(z.int().min(0)).max(64);

/** A gradient's numbers are counted by their size: bin b holds log10 |g| in [lowest + b / 2, lowest + (b + 1) / 2). */
export const gradientBins = { lowest: -16, perDecade: 2, count: 44 } as const;
/** Bins of a histogram of outputs, equally wide. */
export const outputBinCount = 24;

/** Beyond these an activation lies on its flat ends: |tanh| > 0.97, a sigmoid outside of [0.03, 0.97]. */
export const flatEnds = { tanh: 0.97, sigmoidLow: 0.03, sigmoidHigh: 0.97 } as const;

/**
 * What one layer did on a fixed small batch of training examples, in training mode (batch normalisation takes the
 * batch's own statistics). Norms are L2 over all trainable weights of the layer together.
 */
export const layerStatisticsSchema = z.strictObject({
  nodeId: z.string().min(1).max(64),
  /** Histogram of its outputs: equally wide bins from `low` to `high`. Absent where none is a finite number. */
  outputs: z.strictObject({ low: z.number(), high: z.number(), counts }).optional(),
  /**
   * Histogram of what its built-in activation was given, x W + b, and the share of that at which the activation is flat
   * (`flatRegionOf`); of Dense and convolution layers whose activation has flat parts.
   */
  preActivations: z
    .strictObject({ low: z.number(), high: z.number(), counts, flat: share })
    .optional(),
  /** Standard deviation of its outputs. */
  spread: figure,
  /** Histogram of ∂E_in/∂w by size (`gradientBins`), those that are exactly 0 apart. Absent without weights. */
  gradients: z.strictObject({ zeros: z.int().min(0), counts }).optional(),
  gradientNorm: figure.optional(),
  weightNorm: figure.optional(),
  /** ‖Δw‖ / ‖w‖ of the training step that followed; absent where none did. */
  updateRatio: figure.optional(),
  /** Share of units (channels) that are 0 for every example and place; only of ReLU. */
  dead: share.optional(),
  /** Share of outputs beyond `flatEnds`; only of tanh and sigmoid, and not of the last layer. */
  saturated: share.optional(),
  /**
   * How far batch normalisation's moving statistics are from the batch's own: the mean over channels of
   * |μ_moving − μ| / σ, and of |ln(σ²_moving / σ²)|.
   */
  drift: z.strictObject({ mean: figure, variance: figure }).optional(),
});
export type LayerStatistics = z.infer<typeof layerStatisticsSchema>;

/** All layers that have weights or an activation, in the network's order, with the weights before step `step` + 1. */
export const layerReadingSchema = z.strictObject({
  step: z.int().min(0),
  layers: z.array(layerStatisticsSchema).max(1000),
});
export type LayerReading = z.infer<typeof layerReadingSchema>;

/** Of a longer row of readings every second one is left out. */
export const mostReadings = 240;

/** Adds a reading, in the place of one of the same step; a row that has become too long keeps its ends and every second one between. */
export function addReading(
  readings: readonly LayerReading[],
  reading: LayerReading,
): readonly LayerReading[] {
  const longer = [...readings.filter(({ step }) => step < reading.step), reading];
  return longer.length <= mostReadings ? longer : longer.filter((_, index) => index % 2 === 0);
}
