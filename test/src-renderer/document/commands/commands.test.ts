import { describe, expect, it } from 'vitest';

import { addNode } from '../../../../src-renderer/document/commands/add-node.ts';
import { deleteNodes } from '../../../../src-renderer/document/commands/delete-nodes.ts';
import { duplicateNodes } from '../../../../src-renderer/document/commands/duplicate-nodes.ts';
import { insertOnWire } from '../../../../src-renderer/document/commands/insert-on-wire.ts';
import { moveNodes } from '../../../../src-renderer/document/commands/move-nodes.ts';
import {
  copyNodes,
  pasteNodes,
  readNodes,
} from '../../../../src-renderer/document/commands/paste-nodes.ts';
import { replaceType } from '../../../../src-renderer/document/commands/replace-type.ts';
import { tidy } from '../../../../src-renderer/document/commands/tidy.ts';
import { graphOf } from '../../../../src-renderer/document/edit-graph.ts';
import { buildTemplate } from '../../../../src-shared/templates/index.ts';
import { sketch, wiresOf } from '../build-graph.ts';

const chain = sketch(
  [
    ['a', 'Input', { shape: [8] }],
    ['b', 'Dense'],
    ['c', 'Dense'],
    ['d', 'Output'],
  ],
  ['a>b', 'b>c', 'c>d'],
);
const lenet = buildTemplate('lenet-5', 'Digits');

describe('adding a node', () => {
  it('gives it a free id, a place on the grid and its type’s first settings', () => {
    const first = addNode(chain, 'network', { type: 'Dense', position: { x: 33, y: -9 } });
    const second = addNode(first, 'network', { type: 'Dense', position: { x: 0, y: 0 } });
    const [one, two] = graphOf(second, 'network').nodes.slice(-2);
    expect(one).toMatchObject({ id: 'dense_1', kind: 'layer', position: { x: 40, y: 0 } });
    expect(two?.id).toBe('dense_2');
    expect(one?.config).toMatchObject({ units: 32 });
  });

  it('gives the ends of the network what the data asks for', () => {
    const text = buildTemplate('char-rnn-hello', 'Text');
    const added = addNode(text, 'network', { type: 'Input', position: { x: 0, y: 0 } });
    const { source } = text.data;
    const window = source.kind === 'text' ? source.window : 0;
    expect(graphOf(added, 'network').nodes.at(-1)?.config).toEqual({
      shape: [window],
      dtype: 'int32',
    });
  });
});

describe('deleting nodes', () => {
  it('takes their wires along', () => {
    const left = deleteNodes(chain, 'network', new Set(['b']));
    expect(wiresOf(graphOf(left, 'network'))).toEqual(['c>d']);
  });

  it('closes the gap where that is asked for and the shapes fit', () => {
    const healed = deleteNodes(chain, 'network', new Set(['b', 'c']), true);
    expect(wiresOf(graphOf(healed, 'network'))).toEqual(['a>d']);
  });

  it('leaves the gap where a wire over it would be refused', () => {
    const withoutFlatten = deleteNodes(lenet, 'network', new Set(['flatten_1']), true);
    expect(graphOf(withoutFlatten, 'network').wires).toHaveLength(7);
  });
});

describe('inserting on a wire', () => {
  it('leads the wire through the node and keeps the order of a merge layer’s inputs', () => {
    const merge = sketch(
      [
        ['a', 'Input'],
        ['b', 'Input'],
        ['m', 'Concatenate'],
      ],
      ['a>m', 'b>m'],
    );
    const graph = graphOf(insertOnWire(merge, 'network', 'wire_1', 'Activation'), 'network');
    expect(wiresOf(graph)).toEqual(['a>activation_1', 'activation_1>m', 'b>m']);
  });

  it('makes room in the row', () => {
    const { nodes } = graphOf(insertOnWire(chain, 'network', 'wire_1', 'Dropout'), 'network');
    const places = nodes.toSorted((a, b) => a.position.x - b.position.x).map(({ id }) => id);
    expect(places).toEqual(['a', 'dropout_1', 'b', 'c', 'd']);
    const xs = nodes.map(({ position }) => position.x).toSorted((a, b) => a - b);
    expect(xs.slice(1).every((x, index) => x - (xs[index] ?? 0) >= 160)).toBe(true);
  });
});

describe('moving nodes', () => {
  it('puts them on the grid and within what a file may hold', () => {
    const moved = moveNodes(chain, 'network', new Map([['a', { x: 1e9, y: 29 }]]));
    expect(graphOf(moved, 'network').nodes[0]?.position).toEqual({ x: 1e6, y: 20 });
  });

  it('is no change where nothing moved', () => {
    expect(moveNodes(chain, 'network', new Map([['a', { x: 4, y: 0 }]]))).toBe(chain);
  });
});

describe('the clipboard', () => {
  it('carries nodes with the wires among them, under new ids', () => {
    const text = copyNodes(graphOf(chain, 'network'), new Set(['b', 'c']));
    const clip = readNodes(text ?? '');
    const pasted = pasteNodes(chain, 'network', clip!, { x: 500, y: 100 });
    const graph = graphOf(pasted, 'network');
    expect(graph.nodes.slice(4).map(({ id, position }) => [id, position])).toEqual([
      ['dense_1', { x: 500, y: 100 }],
      ['dense_2', { x: 680, y: 100 }],
    ]);
    expect(wiresOf(graph).slice(3)).toEqual(['dense_1>dense_2']);
  });

  it.each([
    ['no JSON', 'hello'],
    ['other JSON', '{"a":1}'],
    ['an unknown layer', '{"lienzo":"nodes","version":1,"nodes":[{"type":"Nope"}],"wires":[]}'],
    ['too many keys', '{"lienzo":"nodes","version":1,"nodes":[],"wires":[],"more":1}'],
  ])('that holds %s is left alone', (_name, text) => {
    expect(readNodes(text)).toBeUndefined();
  });

  it('that holds a wire to a node outside is left alone', () => {
    const text = copyNodes(graphOf(chain, 'network'), new Set(['b', 'c'])) ?? '';
    expect(readNodes(text.replaceAll('"target": "c"', '"target": "z"'))).toBeUndefined();
  });
});

describe('duplicating', () => {
  it('copies the wires among the nodes and none of the others', () => {
    const graph = graphOf(duplicateNodes(chain, 'network', new Set(['b', 'c'])), 'network');
    expect(wiresOf(graph).slice(3)).toEqual(['dense_1>dense_2']);
  });
});

describe('replacing a type', () => {
  it('keeps the wires and the settings that both types have', () => {
    const replaced = replaceType(lenet, 'network', 'averagepooling2d_1', 'MaxPooling2D');
    const graph = graphOf(replaced, 'network');
    const node = graph.nodes.find(({ type }) => type === 'MaxPooling2D');
    expect(node?.config).toEqual(
      graphOf(lenet, 'network').nodes.find(({ id }) => id === 'averagepooling2d_1')?.config,
    );
    expect(wiresOf(graph)).toContain('conv2d_1>maxpooling2d_1');
  });
});

describe('tidying up', () => {
  const sizes = new Map(
    graphOf(lenet, 'network').nodes.map(({ id }) => [id, { width: 130, height: 150 }]),
  );

  it('sets a chain in rows that are no wider than asked, without cards on each other', () => {
    const { nodes } = graphOf(tidy(lenet, 'network', sizes, 830), 'network');
    for (const [index, { position }] of nodes.entries()) {
      expect(position.x + 130).toBeLessThanOrEqual(830);
      const next = nodes[index + 1]?.position;
      if (next === undefined) continue;
      const isBeside = next.y === position.y && next.x >= position.x + 130 + 40;
      expect(isBeside || next.y >= position.y + 150).toBe(true);
    }
  });

  it('sets the branches of a network below each other, right of what they come from', () => {
    const branches = sketch(
      [
        ['m', 'Add', {}, 0, 0],
        ['l', 'Dense', {}, 10, 0],
        ['r', 'Dense', {}, 20, 0],
        ['a', 'Input', {}, 30, 0],
      ],
      ['a>l', 'a>r', 'l>m', 'r>m'],
    );
    const place = new Map(
      graphOf(tidy(branches, 'network', new Map(), 2000), 'network').nodes.map(
        ({ id, position }) => [id, position],
      ),
    );
    expect(place.get('l')?.x).toBe(place.get('r')?.x);
    expect(place.get('l')!.y).toBeLessThan(place.get('r')!.y);
    expect(place.get('a')!.x).toBeLessThan(place.get('l')!.x);
    expect(place.get('r')!.x).toBeLessThan(place.get('m')!.x);
  });
});
