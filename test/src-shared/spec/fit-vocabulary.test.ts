import { describe, expect, it } from 'vitest';

import { fitVocabulary } from '../../../src-shared/spec/fit-vocabulary.ts';
import { chainSpec, hello } from '../../src-trainer/small-run.ts';

const text = ['Input', { shape: [8], dtype: 'int32' }] as const;

describe('fitting a character model to a text', () => {
  it('gives the Embedding that reads it and the Dense layer that answers the text’s number of characters', () => {
    const { model } = chainSpec(hello, [
      text,
      ['Embedding', { inputDim: 4, outputDim: 3 }],
      ['Dense', { units: 6 }],
      ['LSTM', { units: 5 }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ]);
    const fitted = fitVocabulary(model, 65);
    expect(fitted.layers.map(({ config }) => [config['inputDim'], config['units']])).toEqual([
      [65, undefined],
      [undefined, 6],
      [undefined, 5],
      [undefined, 65],
    ]);
    expect(fitted.layers.at(-1)?.outputShape).toEqual([8, 65]);
    expect(fitted.outputs[0]?.shape).toEqual([8, 65]);
    expect(fitVocabulary(model, 4)).toEqual(model);
  });

  it('finds the Dense layer before an Activation', () => {
    const { model } = chainSpec(hello, [
      text,
      ['Embedding', { inputDim: 4, outputDim: 3 }],
      ['Dense', { units: 4, activation: 'linear' }],
      ['Activation', { activation: 'softmax' }],
      ['Output'],
    ]);
    const fitted = fitVocabulary(model, 9);
    expect(fitted.layers.slice(1).map(({ outputShape }) => outputShape)).toEqual([
      [8, 9],
      [8, 9],
    ]);
  });

  it('leaves a network alone that answers by other means', () => {
    const { model } = chainSpec(hello, [
      text,
      ['Embedding', { inputDim: 4, outputDim: 3 }],
      ['GRU', { units: 4, activation: 'softmax' }],
      ['Output'],
    ]);
    expect(fitVocabulary(model, 9).outputs).toEqual(model.outputs);
  });
});
