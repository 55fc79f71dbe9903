import { describe, expect, it } from 'vitest';

import { cardNodes, type CardNode } from '../../../src-renderer/canvas/card-nodes.ts';
import { candidateWire, startConnecting } from '../../../src-renderer/canvas/connecting.ts';
import { neighbourOf, outgoingWire } from '../../../src-renderer/canvas/walk-graph.ts';
import {
  nodesBehind,
  refusedWires,
  wireEdges,
  type WireEdge,
} from '../../../src-renderer/canvas/wire-edges.ts';
import { analysisOf } from '../../../src-renderer/document/analysis-of.ts';
import { deleteNodes } from '../../../src-renderer/document/commands/delete-nodes.ts';
import { moveNodes } from '../../../src-renderer/document/commands/move-nodes.ts';
import { setConfig } from '../../../src-renderer/document/commands/set-config.ts';
import { isRefusal } from '../../../src-renderer/document/command.ts';
import { graphOf } from '../../../src-renderer/document/edit-graph.ts';
import type { Document } from '../../../src-shared/document/document.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { sketch } from '../document/build-graph.ts';

const lenet = buildTemplate('lenet-relu', 'Digits');
const none: ReadonlySet<string> = new Set();
const spoken = { label: ({ id }: { id: string }) => id, attributes: {} };

type Drawn = { readonly cards: readonly CardNode[]; readonly wires: readonly WireEdge[] };

function draw(document: Document, before?: Drawn): Drawn {
  const graph = graphOf(document, 'network');
  const analysis = analysisOf(graph, document.data.source);
  const refused = refusedWires(graph, analysis);
  return {
    cards: cardNodes(
      before?.cards ?? [],
      graph,
      analysis,
      none,
      nodesBehind(graph, refused),
      spoken,
    ),
    wires: wireEdges(before?.wires ?? [], graph, analysis, none, refused, spoken),
  };
}

describe('the drawn network', () => {
  const drawn = draw(lenet);

  it('stays the same objects while nothing changes', () => {
    const again = draw({ ...lenet, title: 'Other' }, drawn);
    expect(again.cards.every((card, index) => card === drawn.cards[index])).toBe(true);
    expect(again.wires.every((wire, index) => wire === drawn.wires[index])).toBe(true);
  });

  it('changes only the card that is moved, and what it computes not at all', () => {
    const moved = moveNodes(lenet, 'network', new Map([['dense_1', { x: 0, y: 500 }]]));
    const again = draw(moved, drawn);
    const changed = again.cards.filter((card, index) => card !== drawn.cards[index]);
    expect(changed.map(({ id }) => id)).toEqual(['dense_1']);
  });

  it('keeps a card where it is dragged to while the document says nothing else', () => {
    const dragged = drawn.cards.map((card) =>
      card.id === 'dense_1' ? { ...card, position: { x: 7, y: 7 } } : card,
    );
    const renamed = draw({ ...lenet, title: 'Other' }, { ...drawn, cards: dragged });
    expect(renamed.cards.find(({ id }) => id === 'dense_1')?.position).toEqual({ x: 7, y: 7 });
  });

  it('tells shapes onward from the card that was set anew', () => {
    const outcome = setConfig(lenet, 'network', 'conv2d_2', 'filters', 8);
    if (isRefusal(outcome)) throw new Error('refused');
    const again = draw(outcome, drawn);
    const changed = again.cards.filter((card, index) => card !== drawn.cards[index]);
    expect(changed.map(({ id }) => id)).toEqual([
      'conv2d_2',
      'maxpooling2d_2',
      'flatten_1',
      'dense_1',
    ]);
  });

  it('runs along the wires, whatever order the nodes were made in', () => {
    const turned = sketch(
      [
        ['c', 'Output'],
        ['b', 'Dense'],
        ['a', 'Input'],
      ],
      ['a>b', 'b>c'],
    );
    expect(draw(turned).cards.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('refuses the wire that does not fit and fades what lies behind it', () => {
    const broken = sketch(
      [
        ['image', 'Input', { shape: [28, 28, 1] }],
        ['dense', 'Dense'],
        ['output', 'Output'],
      ],
      ['image>dense', 'dense>output'],
    );
    const { cards, wires } = draw(broken);
    expect(wires.map(({ data }) => data?.isRefused)).toEqual([true, false]);
    expect(cards.map(({ data }) => data.isFaded)).toEqual([false, true, true]);
  });

  it('does not call a network that is being built faulty', () => {
    const begun = deleteNodes(lenet, 'network', new Set(['flatten_1']));
    expect(draw(begun).cards.map(({ data }) => data.fault)).toEqual(
      draw(begun).cards.map(() => undefined),
    );
  });
});

describe('leading a wire', () => {
  it('knows of every other node whether it fits, and leaves out those it leads to already', () => {
    const graph = graphOf(deleteNodes(lenet, 'network', new Set(['flatten_1'])), 'network');
    const { faults } = startConnecting(graph, lenet.data.source, 'maxpooling2d_2', 'source');
    expect(faults.get('dense_1')?.code).toBe('rank-wrong');
    expect(faults.get('conv2d_1')?.code).toBe('cycle');
    expect(faults.has('maxpooling2d_2')).toBe(false);
  });

  it('goes either way from a port', () => {
    expect(candidateWire('a', 'source', 'b')).toMatchObject({ source: 'a', target: 'b' });
    expect(candidateWire('a', 'target', 'b')).toMatchObject({ source: 'b', target: 'a' });
  });
});

describe('walking along the wires', () => {
  const branches = graphOf(
    sketch(
      [
        ['a', 'Input'],
        ['l', 'Dense'],
        ['r', 'Dense'],
        ['m', 'Add'],
      ],
      ['a>l', 'a>r', 'l>m', 'r>m'],
    ),
    'network',
  );
  const right = { x: 1, y: 0 };
  const down = { x: 0, y: 1 };

  it('goes to what follows, to what led there, and among those beside', () => {
    expect(neighbourOf(branches, { nodeId: 'a' }, right)).toBe('l');
    expect(neighbourOf(branches, { nodeId: 'm' }, { x: -1, y: 0 })).toBe('l');
    expect(neighbourOf(branches, { nodeId: 'l' }, down)).toBe('r');
    expect(neighbourOf(branches, { nodeId: 'm' }, right)).toBeUndefined();
  });

  it('goes from a node to its wires, one after the other, and from a wire to its ends', () => {
    expect(outgoingWire(branches, { nodeId: 'a' })).toBe('wire_1');
    expect(outgoingWire(branches, { wireId: 'wire_1' })).toBe('wire_2');
    expect(outgoingWire(branches, { wireId: 'wire_2' })).toBe('wire_1');
    expect(neighbourOf(branches, { wireId: 'wire_2' }, right)).toBe('r');
  });
});
