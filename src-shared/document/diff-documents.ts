import type { GraphNode, Wire } from '../graph/graph.ts';
import type { Change, DocumentRecord } from './change.ts';
import type { Document, Network } from './document.ts';

type ChangeLists = {
  readonly added: DocumentRecord[];
  readonly updated: [before: DocumentRecord, after: DocumentRecord][];
  readonly removed: DocumentRecord[];
};

/**
 * What turns `before` into `after`. Commands keep what they do not touch, so equal objects are skipped
 * without a look inside; others are compared by their contents.
 */
export function diffDocuments(before: Document, after: Document): Change {
  const change: ChangeLists = { added: [], updated: [], removed: [] };
  if (before.title !== after.title) {
    change.updated.push([
      { kind: 'title', title: before.title },
      { kind: 'title', title: after.title },
    ]);
  }
  if (!isSame(before.data, after.data)) {
    change.updated.push([
      { kind: 'data', data: before.data },
      { kind: 'data', data: after.data },
    ]);
  }
  if (!isSame(before.training, after.training)) {
    change.updated.push([
      { kind: 'training', training: before.training },
      { kind: 'training', training: after.training },
    ]);
  }
  if (before.networks !== after.networks) diffNetworks(before.networks, after.networks, change);
  return change;
}

function diffNetworks(
  before: readonly Network[],
  after: readonly Network[],
  change: ChangeLists,
): void {
  diffList(before, after, change, {
    isUnchanged: (a, b) => a.name === b.name,
    record: ({ id, name }, index) => ({ kind: 'network', id, name, index }),
  });
  const graphs = new Map(after.map((network) => [network.id, network.graph]));
  const earlier = new Map(before.map((network) => [network.id, network.graph]));
  for (const networkId of new Set([...earlier.keys(), ...graphs.keys()])) {
    const from = earlier.get(networkId) ?? emptyGraph;
    const to = graphs.get(networkId) ?? emptyGraph;
    if (from === to) continue;
    diffList<GraphNode>(from.nodes, to.nodes, change, {
      isUnchanged: isSame,
      record: (node, index) => ({ kind: 'node', networkId, node, index }),
    });
    diffList<Wire>(from.wires, to.wires, change, {
      isUnchanged: isSame,
      record: (wire, index) => ({ kind: 'wire', networkId, wire, index }),
    });
  }
}

const emptyGraph = { nodes: [], wires: [] };

/**
 * Items that stay in the same order among themselves carry no index, so removing the first of many says
 * nothing about the rest. Those out of order carry the index they had and the one they get.
 */
function diffList<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  change: ChangeLists,
  how: {
    readonly isUnchanged: (a: Item, b: Item) => boolean;
    readonly record: (item: Item, index: number | undefined) => DocumentRecord;
  },
): void {
  if (before === after) return;
  const places = new Map(after.map((item, index) => [item.id, index]));
  const earlier = new Map(before.map((item, index) => [item.id, index]));
  const moved = findMoved(
    before.filter((item) => places.has(item.id)).map((item) => item.id),
    after.filter((item) => earlier.has(item.id)).map((item) => item.id),
  );
  for (const [index, item] of before.entries()) {
    const place = places.get(item.id);
    const next = place === undefined ? undefined : after[place];
    if (next === undefined) {
      change.removed.push(how.record(item, index));
    } else if (moved.has(item.id)) {
      change.updated.push([how.record(item, index), how.record(next, place)]);
    } else if (item !== next && !how.isUnchanged(item, next)) {
      change.updated.push([how.record(item, undefined), how.record(next, undefined)]);
    }
  }
  for (const [index, item] of after.entries()) {
    if (!earlier.has(item.id)) change.added.push(how.record(item, index));
  }
}

/** The ids between the first and the last place where two orders of the same ids differ. */
function findMoved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const first = before.findIndex((id, index) => id !== after[index]);
  if (first < 0) return new Set();
  const last = before.findLastIndex((id, index) => id !== after[index]);
  return new Set(before.slice(first, last + 1));
}

/** Whether two values of JSON are equal. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isSame(item, b[index]))
    );
  }
  const left = new Map(Object.entries(a));
  const right = new Map(Object.entries(b));
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}
