import type { Edge } from '@xyflow/svelte';

import type { GraphAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import type { Diagnostic } from '../../src-shared/graph/diagnostic.ts';
import type { Graph, Wire } from '../../src-shared/graph/graph.ts';
import { reach, wiresBySource } from '../../src-shared/graph/order.ts';
import { isSameShape, type Shape } from '../../src-shared/graph/shape.ts';
import { rowStride } from './card-geometry.ts';

export type WireData = {
  readonly wire: Wire;
  /** What it carries, where that is known. */
  readonly shape: Shape | undefined;
  readonly isRefused: boolean;
  /** Cards lie between its ends in their row, so it goes around them. */
  readonly passesCards: boolean;
};
export type WireEdge = Edge<WireData, 'wire'>;

/** A wire that does not fit, and why: one of the graph, or one that was just refused. */
export type RefusedWire = { readonly wire: Wire; readonly diagnostic: Diagnostic };

/** The wires of a graph that do not fit, by their ids. */
export function refusedWires(graph: Graph, analysis: GraphAnalysis): readonly RefusedWire[] {
  const wires = new Map(graph.wires.map((wire) => [wire.id, wire]));
  return analysis.diagnostics.flatMap((diagnostic) => {
    if (diagnostic.severity !== 'error' || diagnostic.code === 'wire-missing') return [];
    const wire = wires.get(diagnostic.wireId ?? '');
    return wire === undefined ? [] : [{ wire, diagnostic }];
  });
}

/** The nodes that lie behind a refused wire. */
export function nodesBehind(graph: Graph, refused: readonly RefusedWire[]): ReadonlySet<string> {
  const next = wiresBySource(graph);
  return new Set(
    refused.flatMap(({ wire }) => [...reach(wire.target, next, ({ target }) => target)]),
  );
}

/** The wires as they are drawn; a wire stays the same object while nothing about it changes. */
export function wireEdges(
  previous: readonly WireEdge[],
  graph: Graph,
  analysis: GraphAnalysis,
  selected: ReadonlySet<string>,
  refused: readonly RefusedWire[],
  spoken: {
    readonly label: (wire: Wire) => string;
    readonly attributes: NonNullable<WireEdge['domAttributes']>;
  },
): WireEdge[] {
  const domAttributes = spoken.attributes;
  const known = new Map(previous.map((edge) => [edge.id, edge]));
  const refusedIds = new Set(refused.map(({ wire }) => wire.id));
  const drawn = new Map([...graph.wires, ...refused.map(({ wire }) => wire)].map((w) => [w.id, w]));
  return [...drawn.values()].map((wire) => {
    const before = known.get(wire.id);
    const data = keepSame(before?.data, {
      wire,
      shape: analysis.nodes.get(wire.source)?.shape,
      isRefused: refusedIds.has(wire.id),
      passesCards: passesCards(graph, wire),
    });
    const isSelected = selected.has(wire.id);
    const ariaLabel = spoken.label(wire);
    if (
      before?.data === data &&
      before.ariaLabel === ariaLabel &&
      before.domAttributes === domAttributes &&
      (before.selected ?? false) === isSelected
    ) {
      return before;
    }
    const { id, source, target } = wire;
    return {
      ...before,
      id,
      source,
      target,
      type: 'wire',
      data,
      ariaLabel,
      domAttributes,
      selected: isSelected,
    };
  });
}

function keepSame(before: WireData | undefined, now: WireData): WireData {
  return before?.wire === now.wire &&
    before.isRefused === now.isRefused &&
    before.passesCards === now.passesCards &&
    isSameShape(before.shape ?? [], now.shape ?? [])
    ? before
    : now;
}

function passesCards(graph: Graph, wire: Wire): boolean {
  const from = graph.nodes.find(({ id }) => id === wire.source)?.position;
  const to = graph.nodes.find(({ id }) => id === wire.target)?.position;
  if (from === undefined || to === undefined || to.x < from.x) return false;
  return graph.nodes.some(
    ({ position: { x, y } }) =>
      x > from.x + 40 &&
      x < to.x - 40 &&
      Math.abs(y - to.y) < rowStride / 4 &&
      Math.abs(from.y - to.y) < 20,
  );
}
