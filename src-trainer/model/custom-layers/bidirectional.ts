import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { MergeMode, RecurrenceKind } from '../../../src-shared/layers/layer-library.ts';
import { mergeDirections } from '../recurrence/merge-directions.ts';
import type { Recurrence } from '../recurrence/recurrence.ts';
import { runRecurrence } from '../recurrence/run-recurrence.ts';
import { readMask } from './read-mask.ts';
import type { RecurrenceSettings } from './recurrent-layer.ts';
import {
  addRecurrentWeights,
  readRecurrentWeights,
  type RecurrentWeights,
} from './recurrent-weights.ts';
import { lastSize, singleShape, singleTensor } from './single-tensor.ts';

export type BidirectionalSettings = RecurrenceSettings & {
  readonly layer: RecurrenceKind;
  readonly mergeMode: MergeMode;
};

/** Two recurrences at work, and how what they say is put together. */
export type BothAtWork = {
  readonly there: Recurrence;
  /** Its sequence and its mask are reversed. */
  readonly back: Recurrence;
  readonly mergeMode: MergeMode;
};

type Dimensions = (number | null)[];

/**
 * Two recurrences over a sequence, one from its first step on and one from its last step back, put together step by
 * step: `[batch, time, in]` → `[batch, time, units]` (twice as many for `concat`), or without the time the last state
 * of both, so that the second has come back to the first step. Weights `forward_kernel`, `forward_recurrent_kernel`,
 * `forward_bias` and the same with `backward_`.
 *
 * Masked steps at the end are the first that the second direction passes over, so that it begins at the last step
 * that counts.
 *
 * Source: Keras API, Bidirectional layer; Schuster and Paliwal, "Bidirectional recurrent neural networks", 1997.
 */
export class Bidirectional extends tfl.layers.Layer {
  static className = 'Bidirectional';
  readonly #settings: BidirectionalSettings;
  #forward: RecurrentWeights | undefined;
  #backward: RecurrentWeights | undefined;

  constructor(settings: BidirectionalSettings) {
    super({ name: settings.name });
    this.#settings = settings;
    this.supportsMasking = true;
  }

  override build(inputShape: Dimensions | Dimensions[]): void {
    const size = lastSize(singleShape(inputShape));
    const { layer } = this.#settings;
    const add = (direction: string): RecurrentWeights =>
      addRecurrentWeights(layer, this.#settings, size, (name, shape) =>
        this.addWeight(`${direction}_${name}`, shape, 'float32', tfl.initializers.zeros()),
      );
    this.#forward = add('forward');
    this.#backward = add('backward');
    this.built = true;
  }

  override computeOutputShape(inputShape: Dimensions | Dimensions[]): Dimensions {
    const [batch = null, time = null] = singleShape(inputShape);
    const { units, returnSequences, mergeMode } = this.#settings;
    const features = mergeMode === 'concat' ? 2 * units : units;
    return returnSequences ? [batch, time, features] : [batch, features];
  }

  override computeMask(
    _inputs: tf.Tensor | tf.Tensor[],
    mask?: tf.Tensor | tf.Tensor[],
  ): tf.Tensor | tf.Tensor[] {
    // tfjs asks for null where there is no mask, though its types do not say so.
    return (this.givesAllSteps ? (mask ?? null) : null) as tf.Tensor;
  }

  /** Whether the outputs of all steps leave the layer, or only one vector. */
  get givesAllSteps(): boolean {
    return this.#settings.returnSequences;
  }

  /** `kwargs.mask`, `[batch, time]`: 0 or false where a step is passed over. */
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor {
    const { there, back, mergeMode } = this.atWork(inputs, readMask(kwargs['mask']));
    const wanted = this.givesAllSteps ? 'all' : 'last';
    const reversed = runRecurrence(back, wanted);
    return mergeDirections(
      mergeMode,
      runRecurrence(there, wanted),
      wanted === 'all' ? tf.reverse(reversed, 1) : reversed,
    );
  }

  /** What the layer does to a sequence, to be run: the second recurrence is given it from its end. */
  atWork(inputs: tf.Tensor | tf.Tensor[], mask: tf.Tensor | undefined): BothAtWork {
    const { layer: kind, activation, mergeMode } = this.#settings;
    const x = singleTensor(inputs);
    return {
      mergeMode,
      there: { kind, activation, x, mask, ...readRecurrentWeights(this.#forward) },
      back: {
        ...{ kind, activation, x: tf.reverse(x, 1) },
        mask: mask && tf.reverse(tf.cast(mask, 'float32'), 1),
        ...readRecurrentWeights(this.#backward),
      },
    };
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { mergeMode, name: _name, layer, ...config } = this.#settings;
    const own = layer === 'GRU' ? { resetAfter: true } : {};
    return {
      ...super.getConfig(),
      mergeMode,
      layer: { className: layer, config: { ...config, ...own } },
    };
  }
}
