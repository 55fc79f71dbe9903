import { describe, expect, it } from 'vitest';

import { noAugmentation } from '../../../src-shared/document/augmentation.ts';
import type { Link } from '../../../src-shared/templates/make-network.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { findCut } from '../../../src-trainer/features/find-cut.ts';
import { chainSpec, hello } from '../small-run.ts';
import { captionerSpec, digitsSpec, freezeIn, twoValuesSpec } from './frozen-specs.ts';

const shown = (spec: Parameters<typeof findCut>[0]) => {
  const cut = findCut(spec);
  return cut && [cut.values.map(({ id }) => id), cut.width, cut.head.length];
};
const eye = [1, 2, 3, 4].flatMap((number) => [`conv2d_${number}`, `batchnormalization_${number}`]);
const captioner = (frozen: readonly string[]) => freezeIn(buildTemplate('captioner', 'C'), frozen);

describe('a network is cut', () => {
  it('behind its frozen convolutions, where their maps are one value and not two', () => {
    expect(shown(captioner(eye))).toEqual([['activation_4'], 6 * 6 * 64, 13]);
  });

  it('before what only repeats numbers', () => {
    expect(shown(captionerSpec())).toEqual([['dense_1'], 16, 3]);
    const whole = [...eye, 'dense_1', 'positionembedding_1'];
    expect(shown(captioner(whole))).toEqual([
      ['dense_1', 'positionembedding_1'],
      192 + 6 * 6 * 64,
      17,
    ]);
  });

  it('through several values where they go on apart', () => {
    expect(shown(twoValuesSpec())).toEqual([['left', 'right'], 7, 2]);
  });

  it('before the first thing that draws random numbers', () => {
    expect(shown(digitsSpec())).toEqual([['maxpooling2d_1'], 4 * 4 * 3, 3]);
  });

  it('before the first layer that training changes, and a normalisation that follows its batch is one', () => {
    const open = eye.filter((id) => id !== 'batchnormalization_2');
    expect(shown(captioner(open))).toEqual([['conv2d_2'], 12 * 12 * 48, 4]);
  });
});

describe('a network is not cut', () => {
  it('where nothing is frozen at its beginning', () => {
    expect(shown(captioner([]))).toBeUndefined();
    expect(shown(captioner(['dense_1', 'lstm_1', 'dense_3']))).toBeUndefined();
  });

  it('where pictures are changed at random', () => {
    const spec = captionerSpec();
    const augmentation = { ...noAugmentation, flipHorizontal: true };
    expect(shown({ ...spec, data: { ...spec.data, augmentation } })).toBeUndefined();
    const none = { ...spec, data: { ...spec.data, augmentation: noAugmentation } };
    expect(shown(none)).toEqual(shown(spec));
  });

  it('where steps are passed over, or states carried on, from the beginning on', () => {
    const read = (recurrent: object = {}): readonly Link[] => [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 4, trainable: false }],
      ['SimpleRNN', { units: 3, trainable: false, ...recurrent }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ];
    const plain = chainSpec(hello, read());
    // A text has no zeros to be passed over, so that a document with such a network would not compile.
    const layers = plain.model.layers.map((layer) =>
      layer.type === 'Embedding'
        ? { ...layer, config: { ...layer.config, maskZero: true } }
        : layer,
    );
    expect(shown({ ...plain, model: { ...plain.model, layers } })).toBeUndefined();
    expect(shown(chainSpec(hello, read({ stateful: true })))).toBeUndefined();
    expect(shown(plain)).toEqual([['simplernn_1'], 24, 2]);
  });

  it('for what is merely looked up', () => {
    const links: readonly Link[] = [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 4, trainable: false }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ];
    expect(shown(chainSpec(hello, links))).toBeUndefined();
  });
});
