import { expect, test } from 'vitest';

import {
  categorySections,
  paletteSections,
} from '../../../src-renderer/palette/palette-sections.ts';
import { layers } from '../../../src-shared/layers/index.ts';

test('every layer type stands under its category, once', () => {
  const listed = categorySections.flatMap(({ types }) => types);
  expect(listed.toSorted()).toEqual(layers.map(({ type }) => type).toSorted());
  for (const { key, types } of categorySections) {
    for (const type of types) {
      expect(layers.find((layer) => layer.type === type)?.category).toBe(key);
    }
  }
});

test('favourites come first, in their own order, and stand in their category too', () => {
  const [first, ...others] = paletteSections('', ['Dense', 'Conv2D']);
  expect(first).toEqual({ key: 'favourites', types: ['Dense', 'Conv2D'] });
  expect(others).toEqual(categorySections);
});

test('without favourites, or with unknown ones only, there is no such heading', () => {
  expect(paletteSections('', [])).toEqual(categorySections);
  expect(paletteSections('', ['LSTM9000'])).toEqual(categorySections);
});

test.each([
  ['densa', 'Dense'],
  ['fully connected', 'Dense'],
  ['convolución', 'Conv2D'],
  ['MAXPOOL', 'MaxPooling2D'],
])('“%s” finds %s first', (text, type) => {
  const [results] = paletteSections(text, ['Dropout']);
  expect(results?.key).toBe('results');
  expect(results?.types[0]).toBe(type);
});

test('what no layer is called finds nothing', () => {
  expect(paletteSections('zzzz', ['Dense'])).toEqual([]);
});
