import * as tf from '@tensorflow/tfjs-core';

export const kinds = ['LSTM', 'GRU', 'SimpleRNN'] as const;
export type Kind = (typeof kinds)[number];

export const gateCounts = { LSTM: 4, GRU: 3, SimpleRNN: 1 } as const satisfies Record<Kind, number>;

/** A sequence and a layer's weights; `states` are the hidden state and, for an LSTM, the cell state. */
export type Drawn = {
  readonly kind: Kind;
  readonly x: tf.Tensor;
  readonly kernel: tf.Tensor;
  readonly recurrentKernel: tf.Tensor;
  readonly bias: tf.Tensor;
  readonly states: readonly tf.Tensor[];
  readonly mask: tf.Tensor | undefined;
};

export type SequenceSizes = { batch: number; time: number; input: number; units: number };

/** Random numbers in [−scale, scale], the same for the same seed. */
export function draw(shape: number[], scale: number, seed: number): tf.Tensor {
  return tf.randomUniform(shape, -scale, scale, 'float32', seed);
}

/** A layer of random weights and a sequence for it, the same for the same seed. */
export function drawSequence(
  kind: Kind,
  { batch, time, input, units }: SequenceSizes,
  { seed, masked }: { seed: number; masked?: 'steps' | 'lengths' | undefined },
): Drawn {
  const columns = gateCounts[kind] * units;
  const number = (shape: number[], scale: number, index: number) =>
    draw(shape, scale, 100 * seed + index + 1);
  const masks = {
    steps: () => tf.greater(number([batch, time], 1, 7), -0.4),
    lengths: () => tf.cast(tf.mul(tf.abs(number([batch], 1, 8)), time + 1), 'int32'),
  };
  return {
    kind,
    x: number([batch, time, input], 1.5, 0),
    kernel: number([input, columns], 1.5 / Math.sqrt(input), 1),
    recurrentKernel: number([units, columns], 1.5 / Math.sqrt(units), 2),
    bias: number(kind === 'GRU' ? [2, columns] : [columns], 0.5, 3),
    states: Array.from({ length: kind === 'LSTM' ? 2 : 1 }, (_, index) =>
      number([batch, units], 1, 4 + index),
    ),
    mask: masked && masks[masked](),
  };
}

/** Sizes that are no multiple of anything a processor likes, and batches from 1 to 32. */
export function drawSizes(seed: number): SequenceSizes {
  const [batch = 0, time = 0, input = 0, units = 0] = Array.from(
    tf.randomUniform([4], 0, 1, 'float32', 1000 + seed).dataSync<'float32'>(),
  );
  const upTo = (limit: number, share: number): number => 1 + Math.floor(share * limit);
  return {
    batch: upTo(32, batch),
    time: upTo(20, time),
    input: upTo(150, input),
    units: upTo(150, units),
  };
}
