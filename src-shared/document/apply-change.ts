import type { Graph, GraphNode, Wire } from '../graph/graph.ts';
import type { Change, DocumentRecord } from './change.ts';
import type { Document, Network } from './document.ts';

type RecordOf<Kind extends DocumentRecord['kind']> = Extract<DocumentRecord, { kind: Kind }>;

/** What happens to one list: what leaves it, what changes in place, and what stands where in the end. */
type ListChange<Item> = {
  readonly leaves: Set<string>;
  readonly replaced: Map<string, Item>;
  readonly placed: Map<number, Item>;
};

type Pending = {
  title?: string;
  data?: Document['data'];
  training?: Document['training'];
  readonly networks: ListChange<RecordOf<'network'>>;
  readonly nodes: Map<string, ListChange<GraphNode>>;
  readonly wires: Map<string, ListChange<Wire>>;
};

/**
 * The document after `change`. What the change does not name stays the same object. Throws a `RangeError`
 * where the change belongs to another document: something to remove is not there, something to add is.
 */
export function applyChange(document: Document, change: Change): Document {
  const pending: Pending = { networks: newListChange(), nodes: new Map(), wires: new Map() };
  for (const record of change.removed) collect(pending, record, 'leaves');
  for (const record of change.added) collect(pending, record, 'enters');
  for (const [before, after] of change.updated) {
    if (hasIndex(before) !== hasIndex(after))
      throw new RangeError('a move without both its places');
    if (hasIndex(after)) {
      collect(pending, before, 'leaves');
      collect(pending, after, 'enters');
    } else {
      collect(pending, after, 'changes');
    }
  }
  return {
    title: pending.title ?? document.title,
    networks: applyToNetworks(document.networks, pending),
    data: pending.data ?? document.data,
    training: pending.training ?? document.training,
  };
}

type Step = 'leaves' | 'enters' | 'changes';

function collect(pending: Pending, record: DocumentRecord, step: Step): void {
  switch (record.kind) {
    case 'title':
      pending.title = record.title;
      return;
    case 'data':
      pending.data = record.data;
      return;
    case 'training':
      pending.training = record.training;
      return;
    case 'network':
      note(pending.networks, record, record.index, step);
      return;
    case 'node':
      note(listOf(pending.nodes, record.networkId), record.node, record.index, step);
      return;
    case 'wire':
      note(listOf(pending.wires, record.networkId), record.wire, record.index, step);
  }
}

function note<Item extends { readonly id: string }>(
  list: ListChange<Item>,
  item: Item,
  index: number | undefined,
  step: Step,
): void {
  if (step === 'leaves') list.leaves.add(item.id);
  else if (step === 'changes') list.replaced.set(item.id, item);
  else if (index === undefined || list.placed.has(index))
    throw new RangeError(`no place: ${item.id}`);
  else list.placed.set(index, item);
}

function applyToNetworks(networks: readonly Network[], pending: Pending): readonly Network[] {
  const { nodes, wires } = pending;
  if (isUntouched(pending.networks) && nodes.size === 0 && wires.size === 0) return networks;
  const graphs = new Map(networks.map((network) => [network.id, network.graph]));
  const names = applyToList(
    networks.map(({ id, name }): RecordOf<'network'> => ({ kind: 'network', id, name })),
    pending.networks,
  );
  const ids = new Set([...graphs.keys(), ...names.map(({ id }) => id)]);
  for (const id of [...nodes.keys(), ...wires.keys()]) {
    if (!ids.has(id)) throw new RangeError(`no network ${id}`);
  }
  return names.map(({ id, name }) => {
    const before = networks.find((network) => network.id === id);
    const graph = applyToGraph(before?.graph ?? emptyGraph, nodes.get(id), wires.get(id));
    return before?.name === name && before.graph === graph ? before : { id, name, graph };
  });
}

const emptyGraph: Graph = { nodes: [], wires: [] };

function applyToGraph(
  graph: Graph,
  nodes: ListChange<GraphNode> | undefined,
  wires: ListChange<Wire> | undefined,
): Graph {
  if (nodes === undefined && wires === undefined) return graph;
  return {
    nodes: nodes === undefined ? graph.nodes : applyToList(graph.nodes, nodes),
    wires: wires === undefined ? graph.wires : applyToList(graph.wires, wires),
  };
}

/** Takes out what leaves, then walks the places of the list to come: those named get their item, others the next that stayed. */
function applyToList<Item extends { readonly id: string }>(
  list: readonly Item[],
  change: ListChange<Item>,
): readonly Item[] {
  if (isUntouched(change)) return list;
  const ids = new Set(list.map(({ id }) => id));
  for (const id of [...change.leaves, ...change.replaced.keys()]) {
    if (!ids.has(id)) throw new RangeError(`${id} is not there`);
  }
  for (const { id } of change.placed.values()) {
    if (ids.has(id) && !change.leaves.has(id)) throw new RangeError(`${id} is there already`);
  }
  const staying = list
    .filter(({ id }) => !change.leaves.has(id))
    .map((item) => change.replaced.get(item.id) ?? item);
  const length = staying.length + change.placed.size;
  const stayed = staying.values();
  return Array.from({ length }, (_, index) => {
    const item = change.placed.get(index) ?? stayed.next().value;
    if (item === undefined) throw new RangeError(`nothing for place ${index}`);
    return item;
  });
}

function newListChange<Item>(): ListChange<Item> {
  return { leaves: new Set(), replaced: new Map(), placed: new Map() };
}

function listOf<Item>(lists: Map<string, ListChange<Item>>, networkId: string): ListChange<Item> {
  const list = lists.get(networkId) ?? newListChange<Item>();
  lists.set(networkId, list);
  return list;
}

function isUntouched<Item>(list: ListChange<Item>): boolean {
  return list.leaves.size + list.replaced.size + list.placed.size === 0;
}

function hasIndex(record: DocumentRecord): boolean {
  return 'index' in record && record.index !== undefined;
}
