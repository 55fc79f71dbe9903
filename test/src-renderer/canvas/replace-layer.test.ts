import { expect, test } from 'vitest';

import { CanvasControl } from '../../../src-renderer/canvas/canvas-control.svelte.ts';
import { fitsBehind, replacementsOf } from '../../../src-renderer/canvas/rank-layers.ts';
import { GraphDocument } from '../../../src-renderer/document/graph-document.svelte.ts';
import { searchLayers } from '../../../src-shared/layers/search-layers.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const hello = (): GraphDocument => new GraphDocument(buildTemplate('char-rnn-hello', 'hello'));

test('what may take the place of a recurrent layer: its own family first, then what fits, no beginning and no end', () => {
  const { graph, analysis, current } = hello();
  const node = graph.nodes.find(({ type }) => type === 'SimpleRNN')!;
  const before = graph.wires.find(({ target }) => target === node.id)!.source;
  const fits = (type: Parameters<typeof fitsBehind>[0]): boolean =>
    fitsBehind(type, analysis.nodes.get(before), current.data.source);
  const types = replacementsOf(node, searchLayers(''), fits);
  expect(types.slice(0, 3).toSorted()).toEqual(['Bidirectional', 'GRU', 'LSTM']);
  expect(types).not.toContain('SimpleRNN');
  expect(types).not.toContain('Input');
  expect(types).not.toContain('Output');
  const firstUnfit = types.findIndex((type) => !fits(type));
  expect(types.slice(firstUnfit).some((type) => fits(type))).toBe(false);
});

test('a layer that takes the place of another is said to, and is not said to be added', () => {
  const document = hello();
  const control = new CanvasControl(document);
  const node = document.graph.nodes.find(({ type }) => type === 'SimpleRNN')!;
  control.addFor('LSTM', { kind: 'replace', nodeId: node.id });
  expect(document.graph.nodes.some(({ type }) => type === 'SimpleRNN')).toBe(false);
  expect(control.announcement).toContain('SimpleRNN');
  expect(control.announcement).toContain('LSTM');
});
