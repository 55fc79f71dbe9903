import * as tf from '@tensorflow/tfjs-core';

import { startId } from '../../src-shared/datasets/caption-words.ts';
import type { InputSpec, ModelSpec } from '../../src-shared/spec/run-spec.ts';
import type { Values } from './forward.ts';

/**
 * What every input node of a network sees of some examples. All of them see the example itself; but where a network
 * reads measurements and whole numbers too, the whole numbers are the answer so far: at each place the word before
 * it, and the start at the first (teacher forcing). To be called inside `tf.tidy`.
 *
 * @param inputs `[batch, ...inputShape]`
 * @param answers `[batch, steps]`, what is to be said; asked for only where there is an answer so far
 *
 * Source: Williams and Zipser, "A learning algorithm for continually running fully recurrent neural networks", 1989.
 */
export function feedInputs(spec: ModelSpec, inputs: tf.Tensor, answers?: tf.Tensor): Values {
  return new Map(
    spec.inputs.map((input) => {
      if (!isAnswerSoFar(spec, input)) return [input.id, inputs];
      if (answers === undefined) throw new Error(`${input.id} needs the answer so far`);
      return [input.id, wordsBefore(answers as tf.Tensor2D)];
    }),
  );
}

/** Whether an input node reads the words that the network has said so far, and not the example. */
export function isAnswerSoFar({ inputs }: ModelSpec, { numbers }: InputSpec): boolean {
  return numbers === 'integer' && inputs.some((other) => other.numbers === 'float');
}

/** Every word one place later, the start before them: `[batch, steps]`. */
function wordsBefore(words: tf.Tensor2D): tf.Tensor2D {
  const [batch, steps] = words.shape;
  const start = tf.fill<tf.Rank.R2>([batch, 1], startId, 'int32');
  return steps === 1 ? start : tf.concat2d([start, tf.slice(words, [0, 0], [batch, steps - 1])], 1);
}
