import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Link } from '../../../src-shared/templates/make-network.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import { chainSpec } from '../small-run.ts';

const data = { source: { kind: 'imported', id: 'x' }, validationShare: 0 } as const;

beforeAll(async () => {
  await openWasm();
});

/** What a chain behind an Embedding with `maskZero` says to symbols, one row an example. */
function say(links: readonly Link[], symbols: number[][]): number[][] {
  const time = symbols[0]!.length;
  const { model: spec } = chainSpec(data, [
    ['Input', { shape: [time], dtype: 'int32' }],
    ['Embedding', { inputDim: 5, outputDim: 3, maskZero: true, embeddingsInitializer: 'ones' }],
    ...links,
    ['Output', { loss: 'meanSquaredError' }],
  ]);
  const model = buildModel(spec, 5);
  const target = model.outputs[0]!.from;
  const rows = tf.tidy(() => {
    const x = tf.tensor2d(symbols, [symbols.length, time], 'int32');
    const inputs = new Map([[spec.inputs[0]!.id, x]]);
    const values = runForward(planForward(model, [target]), inputs, { isTraining: false });
    return readValue(values, target).arraySync() as number[][];
  });
  model.dispose();
  return rows;
}

const pair: readonly Link[] = [
  ['Dense', { units: 4, activation: 'tanh' }],
  ['Dropout', { rate: 0.5 }],
];

describe('a mask', () => {
  it.each([
    ['LSTM', pair],
    ['GRU', [...pair, ['BatchNormalization']]],
    ['SimpleRNN', [['LSTM', { units: 3 }]]],
    ['Bidirectional', pair],
    ['SimpleRNN', [['Bidirectional', { units: 2 }]]],
    ['LSTM', [['Activation', { activation: 'tanh' }]]],
  ] as const)(
    'goes from the Embedding to %s through layers that keep the steps apart (%#)',
    (type, between) => {
      const links: Link[] = [...between, [type, { units: 3, returnSequences: false }]];
      const [padded, other] = say(links, [
        [2, 3, 0, 0],
        [2, 3, 1, 4],
      ]);
      expect(padded).toEqual(say(links, [[2, 3]])[0]);
      expect(padded).not.toEqual(other);
    },
  );

  it('passes over padding in the middle, and repeats the output before it', () => {
    const rows = say([['GRU', { units: 2 }]], [[1, 0, 2]]) as unknown[][];
    const [first, repeated, third] = rows[0]!;
    expect(repeated).toEqual(first);
    expect(third).not.toEqual(first);
  });

  it('keeps padding out of the mean over time, also behind other layers', () => {
    const links: Link[] = [...pair, ['SimpleRNN', { units: 4 }], ['GlobalAveragePooling1D']];
    const [padded, other, empty] = say(links, [
      [2, 3, 0, 0],
      [2, 3, 1, 4],
      [0, 0, 0, 0],
    ]);
    const [plain = []] = say(links, [[2, 3]]);
    for (const [at, mean] of plain.entries()) expect(padded?.[at]).toBeCloseTo(mean, 6);
    expect(padded).not.toEqual(other);
    expect(empty).toEqual([0, 0, 0, 0]);
  });

  it('ends where steps are mixed: a layer behind Flatten sees the padding as it is', () => {
    const links: Link[] = [
      ['Flatten'],
      ['Reshape', { targetShape: [4, 3] }],
      ['LSTM', { units: 2, returnSequences: false }],
    ];
    const [padded] = say(links, [[2, 3, 0, 0]]);
    expect(padded).toEqual(say(links, [[2, 3, 1, 4]])[0]);
  });
});
