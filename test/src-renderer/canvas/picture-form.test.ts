import { expect, test } from 'vitest';

import { cardWidth, maxMaps, pictureForm } from '../../../src-renderer/canvas/picture-form.ts';
import { arrangeTiles } from '../../../src-renderer/inspect/arrange-tiles.ts';
import type { GraphNode } from '../../../src-shared/graph/graph.ts';
import { layerOf } from '../../../src-shared/layers/index.ts';

const each: GraphNode = {
  ...{ kind: 'layer', type: 'TimeDistributed', id: 'time_distributed_1' },
  ...{ position: { x: 0, y: 0 }, config: layerOf('TimeDistributed').initialConfig },
};

test('a film has room for the frames that are drawn of it', () => {
  for (const shape of [
    [12, 9, 9, 1],
    [6, 5, 4, 8],
    [40, 6, 6, 16],
    [100, 6, 6, 1],
  ]) {
    const form = pictureForm(each, shape);
    const numbers = new Float32Array(shape.reduce((product, size) => product * size, 1));
    const { tiles, columns } = arrangeTiles(numbers, shape, maxMaps);
    expect(form).toMatchObject({ kind: 'maps', count: tiles.length, columns });
  }
  expect(pictureForm(each, [12, 1, 1, 8])).toEqual({ kind: 'strip' });
});

test('an Output has room for the right class before it comes, so that its card stays as it was brought into view', () => {
  const end: GraphNode = {
    ...{ kind: 'output', type: 'Output', id: 'output_1' },
    ...{ position: { x: 0, y: 0 }, config: layerOf('Output').initialConfig },
  };
  const width = (classes: readonly string[]): number =>
    cardWidth(end, [classes.length], false, false, classes);
  expect(width(['0', '1', '2'])).toBe(100);
  expect(width(['arriba', 'en sentido antihorario'])).toBeGreaterThan(180);
  expect(cardWidth(end, [64, 2], false, false, ['en sentido antihorario', 'b'])).toBe(100);
});
