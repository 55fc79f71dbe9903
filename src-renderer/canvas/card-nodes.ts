import type { Node } from '@xyflow/svelte';

import type { GraphAnalysis, NodeAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import type { Diagnostic } from '../../src-shared/graph/diagnostic.ts';
import type { Graph, GraphNode } from '../../src-shared/graph/graph.ts';
import { isSameShape } from '../../src-shared/graph/shape.ts';

/** What a card shows, beside the living picture. */
export type CardData = {
  readonly node: GraphNode;
  /** Absent for a moment at most: every node of a graph is analysed with it. */
  readonly analysis: NodeAnalysis | undefined;
  /** What is wrong at the node itself and is not told by a wire. */
  readonly fault: Diagnostic | undefined;
  /** What it computes is worth nothing while a wire before it is refused. */
  readonly isFaded: boolean;
};
export type CardNode = Node<CardData, 'card'>;

/**
 * The cards of a graph, in the order of its wires, so that Tab goes along the network. A card stays the same
 * object while nothing about it changes, and keeps the place it is dragged to while its node's stays.
 */
export function cardNodes(
  previous: readonly CardNode[],
  graph: Graph,
  analysis: GraphAnalysis,
  selected: ReadonlySet<string>,
  faded: ReadonlySet<string>,
  spoken: {
    readonly label: (node: GraphNode) => string;
    readonly attributes: NonNullable<CardNode['domAttributes']>;
  },
): CardNode[] {
  const known = new Map(previous.map((card) => [card.id, card]));
  const faults = new Map<string, Diagnostic>();
  for (const diagnostic of analysis.diagnostics) {
    const { nodeId } = diagnostic;
    if (nodeId !== undefined && isOwnFault(diagnostic) && !faults.has(nodeId)) {
      faults.set(nodeId, diagnostic);
    }
  }
  const domAttributes = spoken.attributes;
  return inOrder(graph, analysis).map((node) => {
    const before = known.get(node.id);
    const data = keepSame(before?.data, {
      node,
      analysis: analysis.nodes.get(node.id),
      fault: faults.get(node.id),
      isFaded: faded.has(node.id),
    });
    const isSelected = selected.has(node.id);
    const ariaLabel = spoken.label(node);
    const position =
      before === undefined || !isSamePlace(before.data.node, node)
        ? { x: node.position.x, y: node.position.y }
        : before.position;
    if (
      before?.data === data &&
      before.position === position &&
      before.ariaLabel === ariaLabel &&
      before.domAttributes === domAttributes &&
      (before.selected ?? false) === isSelected
    ) {
      return before;
    }
    return {
      ...before,
      id: node.id,
      type: 'card',
      position,
      data,
      ariaLabel,
      domAttributes,
      selected: isSelected,
    };
  });
}

/** Faults that a card tells: not those a wire tells, nor that the network is not finished yet. */
function isOwnFault(diagnostic: Diagnostic): boolean {
  if (diagnostic.severity !== 'error') return false;
  return diagnostic.wireId === undefined && diagnostic.code !== 'wire-missing';
}

function inOrder(graph: Graph, analysis: GraphAnalysis): readonly GraphNode[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const ordered = analysis.order.flatMap((id) => nodes.get(id) ?? []);
  const placed = new Set(ordered);
  return [...ordered, ...graph.nodes.filter((node) => !placed.has(node))];
}

function keepSame(before: CardData | undefined, now: CardData): CardData {
  if (before === undefined) return now;
  return before.node === now.node &&
    before.isFaded === now.isFaded &&
    isSameFault(before.fault, now.fault) &&
    isSameAnalysis(before.analysis, now.analysis)
    ? before
    : now;
}

function isSameAnalysis(a: NodeAnalysis | undefined, b: NodeAnalysis | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return (
    isSameShape(a.shape ?? [], b.shape ?? []) &&
    a.numbers === b.numbers &&
    a.parameters.count === b.parameters.count &&
    a.parameters.formula === b.parameters.formula
  );
}

function isSameFault(a: Diagnostic | undefined, b: Diagnostic | undefined): boolean {
  return a === b || (a?.code === b?.code && JSON.stringify(a) === JSON.stringify(b));
}

function isSamePlace(a: GraphNode, b: GraphNode): boolean {
  return a.position.x === b.position.x && a.position.y === b.position.y;
}
