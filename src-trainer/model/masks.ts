import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

import { Attention } from './custom-layers/attention.ts';
import { Bidirectional } from './custom-layers/bidirectional.ts';
import { RecurrentLayer } from './custom-layers/recurrent-layer.ts';
import { placewiseLayers } from './layers-along-time.ts';

/** Which steps of a sequence count, `[batch, time]`: 0 or false where one does not; absent where all of them do. */
export type Mask = tf.Tensor | undefined;

/** Looked up by tfjs' class names, which are those of our layers and more. */
const placewise: ReadonlySet<string> = placewiseLayers;

/**
 * The mask of what leaves a layer. It begins at an Embedding with `maskZero` (0 is padding) or a Masking, goes through
 * placewise layers, recurrent layers that give all steps and the questions of an Attention, and ends elsewhere. Where
 * several inputs meet, a step counts that counts in all of them.
 *
 * Source: Keras guide, "Understanding masking and padding".
 */
export function maskBehind(
  layer: tfl.layers.Layer,
  input: tf.Tensor | tf.Tensor[],
  masks: readonly Mask[],
): Mask {
  const type = layer.getClassName();
  if (type === 'Embedding' || type === 'Masking') {
    const computed: unknown = layer.computeMask(input);
    return computed instanceof tf.Tensor ? computed : undefined;
  }
  if (layer instanceof Attention) return masks[0];
  const present = masks.filter((mask) => mask !== undefined);
  const [first, ...others] = present;
  if (first === undefined) return undefined;
  if (layer instanceof RecurrentLayer || layer instanceof Bidirectional) {
    return layer.givesAllSteps ? first : undefined;
  }
  return placewise.has(type)
    ? others.reduce<tf.Tensor>(
        (both, mask) => tf.minimum(tf.cast(both, 'float32'), tf.cast(mask, 'float32')),
        first,
      )
    : undefined;
}
