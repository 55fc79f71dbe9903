import * as tf from '@tensorflow/tfjs-core';

import type { MergeMode } from '../../../src-shared/layers/layer-library.ts';

/**
 * What two recurrences say, put together: `[..., units]` each becomes `[..., units]`, or `[..., 2 · units]`.
 * Source: Keras API, Bidirectional layer, `merge_mode`.
 */
export function mergeDirections(mode: MergeMode, there: tf.Tensor, back: tf.Tensor): tf.Tensor {
  switch (mode) {
    case 'concat':
      return tf.concat([there, back], -1);
    case 'sum':
      return tf.add(there, back);
    case 'mul':
      return tf.mul(there, back);
    case 'ave':
      return tf.mul(tf.add(there, back), 0.5);
  }
}

/** The gradients by what each of them says, from that by both together. */
export function splitGradient(
  mode: MergeMode,
  byMerged: tf.Tensor,
  there: tf.Tensor,
  back: tf.Tensor,
): { readonly byThere: tf.Tensor; readonly byBack: tf.Tensor } {
  switch (mode) {
    case 'concat': {
      const [byThere = byMerged, byBack = byMerged] = tf.split(byMerged, 2, -1);
      return { byThere, byBack };
    }
    case 'sum':
      return { byThere: byMerged, byBack: byMerged };
    case 'mul':
      return { byThere: tf.mul(byMerged, back), byBack: tf.mul(byMerged, there) };
    case 'ave': {
      const half = tf.mul(byMerged, 0.5);
      return { byThere: half, byBack: half };
    }
  }
}
