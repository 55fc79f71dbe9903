import * as tf from '@tensorflow/tfjs-core';

import type * as tfl from '@tensorflow/tfjs-layers';

import { activate } from '../activations.ts';

/** Makes the activation known to tfjs' layers, which have it only as a layer of its own. */
class LeakyRelu extends tf.serialization.Serializable {
  static className = 'leakyRelu';

  apply(x: tf.Tensor): tf.Tensor {
    return activate('leakyRelu', x);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {};
  }
}

/** The names of tfjs' own activations, which its types know. */
export type KnownActivation = Parameters<typeof tfl.layers.activation>[0]['activation'];

/** To be called before a layer is made that carries it; it may be called again. */
export function registerLeakyRelu(): void {
  tf.serialization.registerClass(LeakyRelu);
}
