import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { Shape } from '../../src-shared/graph/shape.ts';
import { singleTensor } from '../model/custom-layers/single-tensor.ts';
import { isAnswerSoFar } from '../model/feed-inputs.ts';
import type { Model } from '../model/model.ts';
import type { Cut } from './find-cut.ts';

/** The name of what a tail reads: no node is called so. */
const features = 'kept/features';

/**
 * The rest of a network behind a cut as a network of its own, `[batch, width]` in: the same layers and variables, so that
 * what it learns the whole network has learnt. It belongs to the whole one, which alone is disposed of.
 */
export function tailModel(model: Model, { head, values, width }: Cut): Model {
  const spared = new Set(head.map(({ id }) => id));
  const { spec } = model;
  let offset = 0;
  const parts = values.map(({ id, shape }) => {
    const layer = new FeaturePart(id, offset, shape);
    offset += layer.size;
    return { layer, from: [features], to: id };
  });
  return {
    ...model,
    spec: {
      inputs: [
        { id: features, shape: [width], numbers: 'float' },
        ...spec.inputs.filter((input) => isAnswerSoFar(spec, input)),
      ],
      layers: spec.layers.filter(({ id }) => !spared.has(id)),
      outputs: spec.outputs,
    },
    operations: [...parts, ...model.operations.filter(({ to }) => !spared.has(to))],
    weights: model.weights.filter(({ nodeId }) => !spared.has(nodeId)),
  };
}

/** Takes one value out of the row that an example's values stand in: `[batch, width]` → `[batch, ...shape]`. */
class FeaturePart extends tfl.layers.Layer {
  static className = 'FeaturePart';
  readonly size: number;
  readonly #offset: number;
  readonly #shape: Shape;

  constructor(nodeId: string, offset: number, shape: Shape) {
    super({ name: `${features}/${nodeId}` });
    this.#offset = offset;
    this.#shape = shape;
    this.size = shape.reduce((product, one) => product * one, 1);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const rows = singleTensor(inputs);
    const [batch = 0, width = 0] = rows.shape;
    const isAll = width === this.size;
    const own = isAll ? rows : tf.slice(rows, [0, this.#offset], [batch, this.size]);
    return tf.reshape(own, [batch, ...this.#shape]);
  }
}
