import type * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { RecurrentActivationName } from '../../../src-shared/layers/activation-names.ts';
import type { RecurrenceKind } from '../../../src-shared/layers/layer-library.ts';
import { cellOf } from '../recurrence/cell-of.ts';
import type { Recurrence } from '../recurrence/recurrence.ts';
import { runRecurrence, runRecurrenceWithStates } from '../recurrence/run-recurrence.ts';
import { readMask } from './read-mask.ts';
import {
  addRecurrentWeights,
  readRecurrentWeights,
  type RecurrentWeights,
} from './recurrent-weights.ts';
import { lastSize, singleShape, singleTensor } from './single-tensor.ts';

/** The settings of one recurrence. */
export type RecurrenceSettings = {
  readonly name: string;
  readonly units: number;
  readonly activation: RecurrentActivationName;
  readonly returnSequences: boolean;
  readonly useBias: boolean;
};

export type RecurrentSettings = RecurrenceSettings & { readonly stateful: boolean };

type Dimensions = (number | null)[];

/**
 * What SimpleRNN, GRU and LSTM have in common: `[batch, time, in]` → `[batch, time, units]`, or
 * `[batch, units]` of the last step. Weights as in Keras: `kernel`, `recurrent_kernel` and `bias`.
 */
export abstract class RecurrentLayer extends tfl.layers.Layer {
  protected readonly settings: RecurrentSettings;
  readonly #kind: RecurrenceKind;
  #weights: RecurrentWeights | undefined;

  constructor(kind: RecurrenceKind, settings: RecurrentSettings) {
    super({ name: settings.name });
    this.settings = settings;
    this.#kind = kind;
    this.supportsMasking = true;
  }

  override build(inputShape: Dimensions | Dimensions[]): void {
    const size = lastSize(singleShape(inputShape));
    const zeros = tfl.initializers.zeros();
    this.#weights = addRecurrentWeights(this.#kind, this.settings, size, (name, shape) =>
      this.addWeight(name, shape, 'float32', zeros),
    );
    this.built = true;
  }

  override computeOutputShape(inputShape: Dimensions | Dimensions[]): Dimensions {
    const [batch = null, time = null] = singleShape(inputShape);
    const { units, returnSequences } = this.settings;
    return returnSequences ? [batch, time, units] : [batch, units];
  }

  override computeMask(
    _inputs: tf.Tensor | tf.Tensor[],
    mask?: tf.Tensor | tf.Tensor[],
  ): tf.Tensor | tf.Tensor[] {
    // tfjs asks for null where there is no mask, though its types do not say so.
    return (this.settings.returnSequences ? (mask ?? null) : null) as tf.Tensor;
  }

  /** `kwargs.mask`, `[batch, time]`: 0 or false where a step is passed over. */
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor {
    const wanted = this.settings.returnSequences ? 'all' : 'last';
    const mask = readMask(kwargs['mask']);
    return runRecurrence(this.atWork(inputs, mask), wanted);
  }

  /** Whether the outputs of all steps leave the layer, or only the last. */
  get givesAllSteps(): boolean {
    return this.settings.returnSequences;
  }

  /** Whether training carries its states from batch to batch. Where they are kept is up to who trains it. */
  get isStateful(): boolean {
    return this.settings.stateful;
  }

  /** The width of each state that goes from one step to the next. */
  get stateSizes(): readonly number[] {
    const { units, activation } = this.settings;
    return Array.from({ length: cellOf(this.#kind, activation).stateCount }, () => units);
  }

  /** As `call`, going on from the states `before` (0 where absent), and the states after the last step. */
  continueFrom(
    inputs: tf.Tensor | tf.Tensor[],
    mask: tf.Tensor | undefined,
    before: readonly tf.Tensor[] | undefined,
  ): { readonly output: tf.Tensor; readonly states: readonly tf.Tensor[] } {
    const atWork = { ...this.atWork(inputs, mask), initial: before };
    const { all, states } = runRecurrenceWithStates(atWork);
    if (this.settings.returnSequences) return { output: all, states };
    return { output: runRecurrence(atWork, 'last'), states };
  }

  /** What the layer does to a sequence, to be run. */
  atWork(inputs: tf.Tensor | tf.Tensor[], mask: tf.Tensor | undefined): Recurrence {
    const { activation } = this.settings;
    const weights = readRecurrentWeights(this.#weights);
    return { kind: this.#kind, activation, x: singleTensor(inputs), mask, ...weights };
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { units, activation, returnSequences, useBias, stateful } = this.settings;
    return { ...super.getConfig(), units, activation, returnSequences, useBias, stateful };
  }
}
