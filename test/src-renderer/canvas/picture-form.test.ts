import { expect, test } from 'vitest';

import { maxMaps, pictureForm } from '../../../src-renderer/canvas/picture-form.ts';
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
