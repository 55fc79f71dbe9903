import type { Config, ParameterCount } from './define-layer.ts';
import { boolean, unsaid } from './fields.ts';

/**
 * Whether training may change the layer's weights; a layer that it may not is frozen.
 * Source: Keras API, Base Layer class, `trainable`.
 */
export const trainableField = { trainable: unsaid(boolean(true)) };

/** Whether a layer of this config keeps its weights as they are. */
export function isFrozen(config: Config): boolean {
  return config['trainable'] === false;
}

/** How many of a layer's parameters no gradient changes: all of them where it is frozen, else those it merely keeps. */
export function countNonTrainable(config: Config, { count, kept = 0n }: ParameterCount): bigint {
  return isFrozen(config) ? count : kept;
}
