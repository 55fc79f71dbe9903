import type * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

import type { ModelSpec, OutputSpec } from '../../src-shared/spec/run-spec.ts';
import type { CarriedState } from './carried-states.ts';
import type { StepCounter } from './step-counter.ts';

/** One layer at work: which values it reads and under which name it leaves its own. */
export type Operation = {
  readonly layer: tfl.layers.Layer;
  readonly from: readonly string[];
  readonly to: string;
};

/** A learned or kept tensor. */
export type Weight = {
  /** `<node>/<weight>`, as in Keras: `conv2d_1/kernel`. */
  readonly name: string;
  readonly nodeId: string;
  readonly variable: tf.Variable;
  readonly isTrainable: boolean;
};

export type ModelOutput = OutputSpec & {
  /**
   * The value before the last softmax or sigmoid, where the loss is a cross-entropy and there is one:
   * computed from it the loss stays exact where probabilities round to 0 or 1.
   */
  readonly logits: string | undefined;
};

/** A network that can be run: what `buildModel` makes of a spec. */
export type Model = {
  readonly spec: ModelSpec;
  /** The same layers as a Keras model, for summaries and export. */
  readonly layersModel: tfl.LayersModel;
  /** In an order in which every value is there when it is read. A node's own value has the node's id. */
  readonly operations: readonly Operation[];
  readonly weights: readonly Weight[];
  /** What stateful layers carry from batch to batch while it trains; none where it was not built to be trained. */
  readonly carried: readonly CarriedState[];
  readonly outputs: readonly ModelOutput[];
  readonly counter: StepCounter;
  readonly parameterCount: number;
  /** Gives the weights' memory back. The model is of no use afterwards. */
  readonly dispose: () => void;
};
