import * as tf from '@tensorflow/tfjs-core';

import { recurrentActivationNames } from '../../../../src-shared/layers/activation-names.ts';
import type { RecurrenceKind } from '../../../../src-shared/layers/layer-library.ts';
import type { Recurrence } from '../../../../src-trainer/model/recurrence/recurrence.ts';
import { randomStream } from '../../../../src-trainer/random/random-stream.ts';
import { gateCounts, type PlainRecurrence } from './reference-recurrence.ts';

export const recurrenceKinds: readonly RecurrenceKind[] = ['SimpleRNN', 'GRU', 'LSTM'];

/**
 * A small recurrence of random sizes and numbers, the same for the same number. A third has no mask, a third
 * one of lengths, a third one with holes; half have a bias, half an initial state. `shortest`: the fewest steps.
 */
export function drawRecurrence(
  kind: RecurrenceKind,
  number: number,
  shortest = 1,
): PlainRecurrence {
  const random = randomStream(7, 'recurrence', kind, number);
  const upTo = (limit: number): number => 1 + random.nextBelow(limit);
  const draw = (count: number, scale: number): Float64Array =>
    Float64Array.from({ length: count }, () => Math.fround((2 * random.nextUniform() - 1) * scale));
  const [batch, time, size, units] = [upTo(4), shortest - 1 + upTo(6), upTo(4), upTo(5)];
  const columns = gateCounts[kind] * units;
  const lengths = Array.from({ length: batch }, () => random.nextBelow(time + 1));
  const holes = Array.from({ length: batch * time }, () => random.nextBelow(2));
  const masks = [
    undefined,
    Array.from({ length: batch * time }, (_, at) =>
      Number(at % time < lengths[Math.floor(at / time)]!),
    ),
    holes,
  ];
  const states = kind === 'LSTM' ? 2 : 1;
  return {
    kind,
    // Each of the activations in turn, and every other time the usual one.
    activation:
      number % 2 === 0
        ? 'tanh'
        : recurrentActivationNames[(number >> 1) % recurrentActivationNames.length]!,
    batch,
    time,
    size,
    units,
    x: draw(batch * time * size, 1.5),
    kernel: draw(size * columns, 1),
    recurrentKernel: draw(units * columns, 1),
    bias: random.nextBelow(2) === 0 ? draw((kind === 'GRU' ? 2 : 1) * columns, 0.7) : undefined,
    initial:
      random.nextBelow(2) === 0
        ? Array.from({ length: states }, () => draw(batch * units, 0.8))
        : undefined,
    mask: masks[number % 3],
  };
}

/** The same as tensors. */
export function toTensors(plain: PlainRecurrence): Recurrence {
  const { kind, activation, batch, time, size, units } = plain;
  const columns = gateCounts[kind] * units;
  const tensor = (numbers: ArrayLike<number>, shape: number[]): tf.Tensor =>
    tf.tensor(Float32Array.from(numbers), shape);
  return {
    kind,
    activation,
    x: tensor(plain.x, [batch, time, size]),
    kernel: tensor(plain.kernel, [size, columns]),
    recurrentKernel: tensor(plain.recurrentKernel, [units, columns]),
    bias: plain.bias && tensor(plain.bias, kind === 'GRU' ? [2, columns] : [columns]),
    initial: plain.initial?.map((state) => tensor(state, [batch, units])),
    mask: plain.mask && tf.cast(tensor(plain.mask, [batch, time]), 'bool'),
  };
}
