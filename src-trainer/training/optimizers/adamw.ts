import { createAdam, type AdamSettings } from './adam.ts';
import type { UpdateRule } from './update-rule.ts';

/**
 * Adam with decoupled weight decay: w ← w − learningRate · weightDecay · w before Adam's own step, so that
 * the decay is not scaled by the gradient's history.
 * Source: Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, algorithm 2; Keras API, AdamW.
 */
export function createAdamw(settings: AdamSettings & { readonly weightDecay: number }): UpdateRule {
  return {
    ...createAdam(settings),
    weightFactor: 1 - settings.learningRate * settings.weightDecay,
  };
}
