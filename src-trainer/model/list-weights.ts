import * as tf from '@tensorflow/tfjs-core';

import type { Operation, Weight } from './model.ts';

/** Every weight of these layers, in the layers' order. Each layer stands for the node it is named after. */
export function listWeights(operations: readonly Operation[]): Weight[] {
  return operations.flatMap(({ layer }) =>
    layer.weights.map((weight) => {
      const variable = weight.read();
      if (!(variable instanceof tf.Variable)) throw new Error(`${weight.name} is not a variable`);
      const ownName = weight.originalName.split('/').at(-1) ?? weight.originalName;
      return {
        name: `${layer.name}/${ownName}`,
        nodeId: layer.name,
        variable,
        isTrainable: weight.trainable,
      };
    }),
  );
}
