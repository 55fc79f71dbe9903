import { z } from 'zod';

/**
 * What keeps weights small while training, each 0 where it is off. With N, the number of training examples:
 *
 * - `weightDecay` is λ of E_aug(w) = E_in(w) + (λ / N) Σ w²; its gradient is added to that of E_in, so that every
 *   optimizer sees it. AdamW's own decay is another one, which passes by the gradient.
 * - `l1` is λ₁ of E_in(w) + (λ₁ / N) Σ |w|.
 * - `maxNorm`: after each update a unit's incoming weights are scaled down to this length where they are longer.
 *
 * All three are about weights that inputs are multiplied by: biases, and the scale and shift of a normalisation, do
 * not count.
 *
 * Source: Abu-Mostafa, Magdon-Ismail and Lin, "Learning from data", 2012, section 4.2.2 (E_aug); Tibshirani,
 * "Regression shrinkage and selection via the lasso", 1996; Srivastava et al., "Dropout", 2014, section 5.1 (max-norm).
 */
export const regularisationSchema = z.strictObject({
  weightDecay: z.number().min(0).max(1e6),
  l1: z.number().min(0).max(1e6),
  maxNorm: z.number().min(0).max(1e6),
});
export type Regularisation = z.infer<typeof regularisationSchema>;
export const noRegularisation: Regularisation = { weightDecay: 0, l1: 0, maxNorm: 0 };

export const clippingKinds = ['none', 'value', 'norm', 'globalNorm'] as const;
export type ClippingKind = (typeof clippingKinds)[number];

/**
 * How gradients that are too large are made smaller before the optimizer sees them: every number into
 * [−limit, limit], the gradient of each weight tensor to at most this length, or all of them together.
 *
 * Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013, section
 * 3.2; Keras API, Optimizers: clipvalue, clipnorm, global_clipnorm.
 */
export const clippingSchema = z.strictObject({
  kind: z.enum(clippingKinds),
  limit: z.number().positive().max(1e6),
});
export type Clipping = z.infer<typeof clippingSchema>;
export const noClipping: Clipping = { kind: 'none', limit: 1 };

/**
 * When a run ends by itself: after `patience` epochs in a row without a lower loss (on what is held out, else on
 * the training examples) it stops and takes back the weights of the best epoch. 0: never.
 *
 * Source: Prechelt, "Early stopping - but when?", 1998, section 2 (the third class of criteria, UP).
 */
export const earlyStoppingSchema = z.strictObject({ patience: z.int().min(0).max(100_000) });
export type EarlyStopping = z.infer<typeof earlyStoppingSchema>;
export const noEarlyStopping: EarlyStopping = { patience: 0 };
