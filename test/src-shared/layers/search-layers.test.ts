import { describe, expect, it } from 'vitest';

import { layers } from '../../../src-shared/layers/index.ts';
import { searchLayers } from '../../../src-shared/layers/search-layers.ts';

describe('the search for a layer', () => {
  it.each([
    ['conv', 'Conv2D'],
    ['Dense', 'Dense'],
    ['fully connected', 'Dense'],
    ['fc', 'Dense'],
    ['densa', 'Dense'],
    ['max', 'MaxPooling2D'],
    ['mxpool', 'MaxPooling2D'],
    ['pooling', 'MaxPooling2D'],
    ['gap', 'GlobalAveragePooling2D'],
    ['bn', 'BatchNormalization'],
    ['batch', 'BatchNormalization'],
    ['rnn', 'SimpleRNN'],
    ['Entrada', 'Input'],
    ['pérdida', 'Output'],
    ['relu', 'Activation'],
    ['flat', 'Flatten'],
    ['suma', 'Add'],
    ['drop', 'Dropout'],
  ])('for %s puts %s first', (text, type) => {
    expect(searchLayers(text)[0]).toBe(type);
  });

  it('finds every layer under its own name', () => {
    for (const { type } of layers) expect(searchLayers(type)[0]).toBe(type);
  });

  it('offers all layers before anything is typed', () => {
    expect(searchLayers('  ')).toEqual(layers.map(({ type }) => type));
  });

  it('offers nothing for what is no layer', () => {
    expect(searchLayers('zzz')).toEqual([]);
  });
});
