import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LossName } from '../../../src-shared/spec/loss-names.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { countCorrect, meanLoss } from '../../../src-trainer/training/losses.ts';

const logits = [
  [2, -1, 0.5],
  [0, 0, 0],
  [-3, 4, 1],
];
const classes = [0, 2, 2];

/** −log softmax in plain arithmetic. */
function crossEntropy(row: readonly number[], target: number): number {
  const total = row.reduce((sum, value) => sum + Math.exp(value), 0);
  return Math.log(total) - row[target]!;
}

describe.each(['cpu', 'wasm'] as const)('losses on %s', (backend) => {
  beforeAll(async () => {
    if (backend === 'wasm') await openWasm();
    else await tf.setBackend('cpu');
  });

  it('give the mean cross-entropy of class numbers, from logits and from probabilities', () => {
    const expected =
      logits.reduce((sum, row, index) => sum + crossEntropy(row, classes[index]!), 0) / 3;
    const [fromLogits, fromProbabilities] = tf.tidy(() => {
      const z = tf.tensor2d(logits);
      const targets = tf.tensor1d(classes, 'int32');
      const name = 'sparseCategoricalCrossentropy';
      return [
        meanLoss(name, { logits: z, prediction: undefined }, targets).dataSync()[0],
        meanLoss(name, { logits: undefined, prediction: tf.softmax(z) }, targets).dataSync()[0],
      ];
    });
    expect(fromLogits).toBeCloseTo(expected, 5);
    expect(fromProbabilities).toBeCloseTo(expected, 5);
  });

  it('give softmax minus the target as gradient, also where probabilities round to 0 and 1', () => {
    const gradient = tf.tidy(() => {
      const targets = tf.tensor1d([1, 0], 'int32');
      const loss = (z: tf.Tensor): tf.Scalar =>
        meanLoss('sparseCategoricalCrossentropy', { logits: z, prediction: undefined }, targets);
      const z = tf.tensor2d([
        [500, -500],
        [500, -500],
      ]);
      expect(loss(z).dataSync()[0]).toBe(500);
      return [...tf.grad(loss)(z).dataSync()];
    });
    expect(gradient).toEqual([0.5, -0.5, 0, 0]);
  });

  it('leave padding out, and count every caption alike', () => {
    const [loss, gradient] = tf.tidy(() => {
      const targets = tf.tensor2d(
        [
          [2, 1, 2],
          [1, 0, 0],
        ],
        [2, 3],
        'int32',
      );
      const of = (z: tf.Tensor): tf.Scalar =>
        meanLoss('maskedCrossentropy', { logits: z, prediction: undefined }, targets);
      const z = tf.tensor3d([logits, logits]);
      return [of(z).dataSync()[0], [...tf.grad(of)(z).dataSync()]];
    });
    const [one, two, three] = logits as [number[], number[], number[]];
    const first = (crossEntropy(one, 2) + crossEntropy(two, 1) + crossEntropy(three, 2)) / 3;
    expect(loss).toBeCloseTo((first + crossEntropy(one, 1)) / 2, 5);
    expect(gradient.slice(12).every((value) => value === 0)).toBe(true);
    expect(gradient.slice(0, 12).every((value) => value !== 0)).toBe(true);
  });

  const ofSteps: readonly (readonly [LossName, 'logits' | 'prediction', number])[] = [
    ['sparseCategoricalCrossentropy', 'logits', 3],
    ['sparseCategoricalCrossentropy', 'prediction', 3],
    ['binaryCrossentropy', 'logits', 2],
    ['binaryCrossentropy', 'prediction', 1],
    ['meanSquaredError', 'prediction', 2],
    ['meanAbsoluteError', 'prediction', 2],
    ['huber', 'prediction', 1],
  ];
  it.each(ofSteps)(
    'of %s from %s leave masked steps out: sequences of any length are worth what each is alone',
    (name, from, width) => {
      tf.tidy(() => {
        const numbers = tf.sigmoid(tf.sin(tf.reshape(tf.range(0, 9 * width), [3, 3, width])));
        const said = from === 'logits' ? tf.mul(numbers, 3) : numbers;
        const isByClass = name === 'sparseCategoricalCrossentropy';
        const targets = isByClass
          ? tf.tensor2d([0, 1, 2, 2, 1, 0, 1, 1, 2], [3, 3], 'int32')
          : tf.cast(
              tf.greater(tf.cos(tf.reshape(tf.range(0, 9 * width), [3, 3, width])), 0),
              'float32',
            );
        const lengths = [3, 1, 2];
        const mask = tf.tensor2d([1, 1, 1, 1, 0, 0, 1, 1, 0], [3, 3], 'bool');
        const of = (x: tf.Tensor, wanted: tf.Tensor, which?: tf.Tensor): tf.Scalar =>
          meanLoss(
            name,
            { logits: undefined, prediction: undefined, [from]: x, mask: which },
            wanted,
          );
        const alone = (x: tf.Tensor): tf.Scalar =>
          tf.mean(
            tf.stack(
              lengths.map((length, row) =>
                of(
                  tf.slice(x, [row, 0, 0], [1, length, width]),
                  tf.slice(targets, [row, 0], [1, length]),
                ),
              ),
            ),
          );
        const masked = (x: tf.Tensor): tf.Scalar => of(x, targets, mask);
        expect(masked(said).dataSync()[0]).toBeCloseTo(alone(said).dataSync()[0]!, 5);
        const [mine, wanted] = [tf.grad(masked)(said), tf.grad(alone)(said)];
        expect(tf.max(tf.abs(tf.sub(mine, wanted))).dataSync()[0]).toBeLessThan(1e-6);
        expect(tf.max(tf.abs(wanted)).dataSync()[0]).toBeGreaterThan(1e-3);
      });
    },
  );

  it('count as right what is right at the steps that count', () => {
    const right = tf.tidy(() => {
      const z = tf.tensor3d([logits, logits, logits]);
      const targets = tf.tensor2d([0, 0, 1, 0, 2, 2, 2, 0, 1], [3, 3], 'int32');
      const mask = tf.tensor2d([1, 1, 1, 1, 0, 0, 1, 1, 0], [3, 3], 'bool');
      const said = { logits: z, prediction: undefined, mask };
      return countCorrect('sparseCategoricalCrossentropy', said, targets).dataSync()[0];
    });
    // All of 3, 1 of 1 and 1 of 2 are right: of 9 places as many as the mean share.
    expect(right).toBeCloseTo((9 * (1 + 1 + 0.5)) / 3, 5);
  });

  it('count right symbols by their share of each answer, whatever is said at padding', () => {
    const right = tf.tidy(() => {
      // Of the first answer one of two is right, of the second its only one; the third is padding alone.
      const targets = tf.tensor2d(
        [
          [2, 0, 1],
          [1, 0, 0],
          [0, 0, 0],
        ],
        [3, 3],
        'int32',
      );
      const said = { prediction: undefined, logits: scoresFor([2, 1, 2], [1, 2, 2], [0, 1, 2]) };
      return countCorrect('maskedCrossentropy', said, targets).dataSync()[0];
    });
    expect(right).toBeCloseTo(3 * (1 / 2 + 1), 5);
  });

  it('count every place of a sequence', () => {
    const [loss, correct] = tf.tidy(() => {
      const z = tf.tensor3d([logits, logits]);
      const targets = tf.tensor2d([classes, [0, 0, 1]], [2, 3], 'int32');
      const said = { logits: z, prediction: undefined };
      return [
        meanLoss('sparseCategoricalCrossentropy', said, targets).dataSync()[0],
        countCorrect('sparseCategoricalCrossentropy', said, targets).dataSync()[0],
      ];
    });
    const rows = [...logits, ...logits];
    const all = [...classes, 0, 0, 1];
    const expected = rows.reduce((sum, row, index) => sum + crossEntropy(row, all[index]!), 0) / 6;
    expect(loss).toBeCloseTo(expected, 5);
    expect(correct).toBe(4);
  });

  it('give the binary cross-entropy and its gradient from logits of any size', () => {
    let loss: number | undefined;
    let gradient: number[] = [];
    tf.tidy(() => {
      const targets = tf.tensor1d([1, 0, 1, 0], 'int32');
      const compute = (z: tf.Tensor): tf.Scalar =>
        meanLoss('binaryCrossentropy', { logits: z, prediction: undefined }, targets);
      const z = tf.tensor2d([[2], [-1], [-200], [300]]);
      loss = compute(z).dataSync()[0];
      gradient = [...tf.grad(compute)(z).dataSync()];
    });
    const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
    const expected = (-Math.log(sigmoid(2)) - Math.log(1 - sigmoid(-1)) + 200 + 300) / 4;
    expect(loss).toBeCloseTo(expected, 3);
    const slopes = [(sigmoid(2) - 1) / 4, sigmoid(-1) / 4, -0.25, 0.25];
    for (const [index, slope] of slopes.entries()) expect(gradient[index]).toBeCloseTo(slope, 5);
  });

  it.each([
    ['meanSquaredError', (e: number) => e * e],
    ['meanAbsoluteError', Math.abs],
    ['huber', (e: number) => (Math.abs(e) <= 1 ? (e * e) / 2 : Math.abs(e) - 0.5)],
  ] as const)('give %s of numbers', (name, of) => {
    const prediction = [0.5, 3, -2, 0];
    const target = [0, 0, 1, 0.25];
    const loss = tf.tidy(
      () =>
        meanLoss(
          name,
          { prediction: tf.tensor2d(prediction, [4, 1]), logits: undefined },
          tf.tensor1d(target),
        ).dataSync()[0],
    );
    const expected = prediction.reduce((sum, p, index) => sum + of(p - target[index]!), 0) / 4;
    expect(loss).toBeCloseTo(expected, 5);
  });

  it('count right answers as the likeliest class, or above one half', () => {
    const [several, one] = tf.tidy(() => [
      countCorrect(
        'sparseCategoricalCrossentropy',
        { logits: tf.tensor2d(logits), prediction: undefined },
        tf.tensor1d([0, 0, 2], 'int32'),
      ).dataSync()[0],
      countCorrect(
        'binaryCrossentropy',
        { logits: undefined, prediction: tf.tensor2d([[0.9], [0.2], [0.6]]) },
        tf.tensor1d([1, 0, 0], 'int32'),
      ).dataSync()[0],
    ]);
    expect(several).toBe(2);
    expect(one).toBe(2);
  });
});

/** Logits that say these classes, `[answers, places, 3]`. */
function scoresFor(...answers: readonly (readonly number[])[]): tf.Tensor3D {
  return tf.tensor3d(
    answers.map((answer) => answer.map((said) => [0, 1, 2].map((it) => (it === said ? 1 : 0)))),
  );
}
