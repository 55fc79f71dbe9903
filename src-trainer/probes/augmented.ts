import * as tf from '@tensorflow/tfjs-core';

import type { Probe } from '../../src-shared/protocol/probe.ts';
import { createAugment } from '../training/augmentation/augment.ts';
import { createFloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/**
 * A training picture as it is, and as the augmentation changes it in `count` draws: `[1 + count, height, width,
 * channels]`. The draws are those of the pictures of one batch in step number `draw`. `undefined` where the inputs
 * are no pictures.
 */
export function probeAugmented(
  probe: Extract<Probe, { kind: 'augmented' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const { dataset, augmentation, seed } = context;
  const { inputShape, train } = dataset;
  if (inputShape.length !== 3 || train.count === 0) return undefined;
  const example = probe.example % train.count;
  const augment = createAugment(augmentation, inputShape, seed);
  const writer = createFloatWriter();
  tf.tidy(() => {
    const numbers = train.gatherInputs(new Int32Array(probe.count).fill(example));
    const pictures = tf.tensor(numbers, [probe.count, ...inputShape], 'float32');
    const live = { step: tf.scalar(probe.draw, 'int32'), part: 0 };
    const changed = augment?.(pictures, live) ?? pictures;
    const original = tf.slice(pictures, [0], [1]);
    writer.add(tf.concat([original, changed], 0).dataSync<'float32'>().slice());
  });
  return {
    frame: {
      type: 'probe/augmented',
      ...frameHead(probe.id, context),
      example,
      shape: [1 + probe.count, ...inputShape],
      offset: 0,
    },
    bytes: writer.bytes(),
  };
}
