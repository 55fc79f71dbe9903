import { expect, test } from 'vitest';

import { networkColumns, unitPlaces } from '../../../src-renderer/start/network-columns.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';

test.each(templateIds)('the picture of %s has a column for each layer but the Output', (id) => {
  const document = buildTemplate(id, '');
  const nodes = document.networks[0]!.graph.nodes.filter(({ kind }) => kind !== 'output');
  const { columns, width } = networkColumns(document);
  // Branches are drawn in the order in which they are computed.
  expect(columns.map(({ id }) => id).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
  for (const [index, column] of columns.entries()) {
    const next = columns[index + 1];
    expect(column.x + column.width).toBeLessThanOrEqual(next?.x ?? width);
  }
});

test('maps are as large as their shapes say, and carry the next layer’s window', () => {
  const [input, conv, pool] = networkColumns(buildTemplate('lenet-relu', '')).columns;
  if (input?.kind !== 'maps' || conv?.kind !== 'maps' || pool?.kind !== 'maps') {
    throw new Error('LeNet begins with images');
  }
  expect(input.side).toBe(conv.side);
  expect(pool.side).toBeLessThan(conv.side);
  expect([input.count, conv.count]).toEqual([1, 6]);
  expect(input.window).toBeCloseTo((input.side * 5) / 28);
  expect(conv.activation).toBe('relu');
});

test('more units are more squares, spread evenly around the middle', () => {
  const units = networkColumns(buildTemplate('lenet-relu', '')).columns.filter(
    ({ kind }) => kind === 'units',
  );
  const counts = units.map((column) => (column.kind === 'units' ? column.count : 0));
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  const places = unitPlaces(5);
  expect(places[2]).toBe(0);
  expect(places[0]).toBe(-places[4]!);
});
