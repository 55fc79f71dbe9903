import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { CategoryEncoding } from '../../../src-trainer/model/custom-layers/category-encoding.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';

describe.each(enginesHere)('symbols as rows on %s', (engine) => {
  beforeAll(async () => {
    await openHere(engine);
  });

  const say = (outputMode: 'oneHot' | 'multiHot' | 'count'): unknown =>
    tf.tidy(() => {
      const layer = new CategoryEncoding({ name: `rows_${outputMode}`, numTokens: 3, outputMode });
      return layer.call(tf.tensor2d([2, 0, 2, 1, 1, 1], [2, 3], 'int32')).arraySync();
    });

  it('are one row for each symbol, also of a sequence of one', () => {
    expect(say('oneHot')).toEqual([
      [
        [0, 0, 1],
        [1, 0, 0],
        [0, 0, 1],
      ],
      [
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
      ],
    ]);
    const single = tf.tidy(() => {
      const layer = new CategoryEncoding({ name: 'single', numTokens: 2, outputMode: 'oneHot' });
      return layer.call(tf.tensor2d([1], [1, 1], 'int32')).arraySync();
    });
    expect(single).toEqual([[[0, 1]]]);
  });

  it('are one row of which occur, or how often', () => {
    expect(say('multiHot')).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ]);
    expect(say('count')).toEqual([
      [1, 0, 2],
      [0, 3, 0],
    ]);
  });
});
