import * as tf from '@tensorflow/tfjs-core';

import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import { mostUnrolledSteps } from '../../src-shared/protocol/unrolled-frame.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { feedInputs } from '../model/feed-inputs.ts';
import type { Values } from '../model/forward.ts';
import { isPlacewise, recurrentLayers } from '../model/layers-along-time.ts';
import type { Model } from '../model/model.ts';

/** One sequence and what is to be said of it, `[1, ...]` each. */
export type Reading = {
  readonly inputs: Values;
  readonly targets: tf.Tensor;
  readonly example: number;
  readonly isTyped: boolean;
};

/**
 * A held-out example or, where the network reads text of any length, the text that was typed: all its characters or
 * tokens but the last are read, and each should be followed by the one behind it. Characters that the network does not
 * know are passed over. `undefined` where there is nothing to read. To be called inside `tf.tidy`.
 */
export function whatIsRead(
  model: Model,
  dataset: Dataset,
  { example, text }: { readonly example: number; readonly text?: string | undefined },
): Reading | undefined {
  const typed = text === undefined ? undefined : readTyped(model, dataset, text);
  if (typed !== undefined) return typed;
  const examples = heldOutExamples(dataset);
  if (examples.count === 0) return undefined;
  const shown = example % examples.count;
  const index = Int32Array.of(shown);
  const { inputShape, targetShape } = dataset;
  const inputs = toTensor(examples.gatherInputs(index), [1, ...inputShape]);
  const targets = toTensor(examples.gatherTargets(index), [1, ...targetShape]);
  return {
    inputs: feedInputs(model.spec, inputs, targets),
    targets,
    example: shown,
    isTyped: false,
  };
}

function readTyped(model: Model, dataset: Dataset, text: string): Reading | undefined {
  const { vocabulary, tokens, task } = dataset;
  const { layers } = model.spec;
  if (vocabulary === undefined || task !== 'next-character') return undefined;
  const isOfAnyLength = layers.every(
    (layer) =>
      isPlacewise(layer) || recurrentLayers.has(layer.type) || layer.type === 'Bidirectional',
  );
  if (!isOfAnyLength) return undefined;
  const { codes } = openTextCoder(vocabulary, tokens?.unit).encode(tidyText(text));
  const known = [...codes.subarray(0, mostUnrolledSteps + 1)];
  const steps = known.length - 1;
  if (steps < 1) return undefined;
  return {
    inputs: feedInputs(model.spec, tf.tensor(known.slice(0, -1), [1, steps], 'int32')),
    targets: tf.tensor(known.slice(1), [1, steps], 'int32'),
    example: 0,
    isTyped: true,
  };
}

function toTensor(numbers: Float32Array | Int32Array, shape: readonly number[]): tf.Tensor {
  return tf.tensor(numbers, [...shape], numbers instanceof Int32Array ? 'int32' : 'float32');
}
