import * as tf from '@tensorflow/tfjs-core';

import type { Weight } from '../model/model.ts';
import type { RuleNumberName, StepRules } from './step-rules.ts';

/** The rules' numbers as scalars, those that are in use. */
export type RuleNumbers = ReadonlyMap<RuleNumberName, tf.Scalar>;

type Gradients = Readonly<Record<string, tf.Tensor>>;

/**
 * Whether a weight counts in the penalties and in the max-norm: what inputs are multiplied by does (kernels,
 * vectors of an Embedding), which are tables; biases and a normalisation's scale and shift do not. Those are
 * vectors, but for the bias of a GRU, which has two rows.
 */
export function isRestrained({ name, variable }: Pick<Weight, 'name' | 'variable'>): boolean {
  return variable.shape.length > 1 && !/[/_]bias$/.test(name);
}

/**
 * From the gradients of E_in those of what is minimised, clipped. To be called inside `tf.tidy`.
 *
 * - weight decay: ∂/∂w (λ / N) Σ w² = 2 (λ / N) w
 * - L1: ∂/∂w (λ₁ / N) Σ |w| = (λ₁ / N) sign w
 * - clipping by value: min(max(g, −c), c); by norm: g c / max(‖g‖, c), with the norm of one tensor or of all together
 *
 * Source: see `regularisationSchema` and `clippingSchema`.
 */
export function restrainGradients(
  gradients: Gradients,
  weights: readonly Weight[],
  rules: StepRules,
  numbers: RuleNumbers,
): Gradients {
  const penalised = { ...gradients };
  const decay = numbers.get('weightDecay');
  const l1 = numbers.get('l1');
  for (const weight of weights) {
    const gradient = gradients[weight.variable.name];
    if (gradient === undefined || !isRestrained(weight)) continue;
    const { variable } = weight;
    const parts = [gradient];
    if (decay !== undefined) parts.push(tf.mul(variable, tf.mul(decay, 2)));
    if (l1 !== undefined) parts.push(tf.mul(tf.sign(variable), l1));
    if (parts.length > 1) penalised[variable.name] = tf.addN(parts);
  }
  const limit = numbers.get('clipLimit');
  return limit === undefined ? penalised : clip(penalised, rules, limit);
}

function clip(gradients: Gradients, { clipping }: StepRules, limit: tf.Scalar): Gradients {
  const each = (change: (gradient: tf.Tensor) => tf.Tensor): Gradients =>
    Object.fromEntries(Object.entries(gradients).map(([name, one]) => [name, change(one)]));
  const shareFor = (squares: tf.Tensor): tf.Tensor =>
    tf.div(limit, tf.maximum(tf.sqrt(squares), limit));
  switch (clipping) {
    case 'none':
      return gradients;
    case 'value':
      return each((one) => tf.maximum(tf.minimum(one, limit), tf.neg(limit)));
    case 'norm':
      return each((one) => tf.mul(one, shareFor(tf.sum(tf.square(one)))));
    case 'globalNorm': {
      const squares = Object.values(gradients).map((one) => tf.sum(tf.square(one)));
      const share = shareFor(tf.addN(squares));
      return each((one) => tf.mul(one, share));
    }
  }
}
