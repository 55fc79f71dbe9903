import { applyChange } from '../../src-shared/document/apply-change.ts';
import { invertChange, isEmptyChange, type Change } from '../../src-shared/document/change.ts';
import { diffDocuments } from '../../src-shared/document/diff-documents.ts';
import type { Document } from '../../src-shared/document/document.ts';
import type { GraphAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import type { Graph, GraphNode } from '../../src-shared/graph/graph.ts';
import { analysisOf } from './analysis-of.ts';
import { isRefusal, type Command, type Refusal } from './command.ts';
import { graphOf } from './edit-graph.ts';
import { History, type HistoryMove } from './history.svelte.ts';
import { isSameSelection, selectIn, type Selection } from './selection.ts';

/**
 * The open document: an immutable value, what can be said of it, what is selected in it, and how it came
 * about. Every edit goes through `apply`, so that every edit can be undone.
 */
export class GraphDocument {
  #current: Document;
  #networkId: string;
  #selection: Selection;
  readonly #graph: Graph;
  readonly #analysis: GraphAnalysis;
  readonly #history: History;
  #listeners: readonly ((move: HistoryMove) => void)[] = [];

  constructor(document: Document, history = new History()) {
    const [first] = document.networks;
    if (first === undefined) throw new Error('a document without a network');
    this.#current = $state.raw(document);
    this.#networkId = $state(first.id);
    this.#selection = $state.raw(selectIn({ nodes: [], wires: [] }, {}));
    this.#graph = $derived(graphOf(this.#current, this.#networkId));
    this.#analysis = $derived.by(() => {
      const { source, validationShare } = this.#current.data;
      return analysisOf(this.#graph, source, validationShare);
    });
    this.#history = history;
  }

  get current(): Document {
    return this.#current;
  }

  /** The network that the canvas shows. */
  get networkId(): string {
    return this.#networkId;
  }

  get graph(): Graph {
    return this.#graph;
  }

  get analysis(): GraphAnalysis {
    return this.#analysis;
  }

  get history(): History {
    return this.#history;
  }

  get selection(): Selection {
    return this.#selection;
  }

  /** The node whose settings are shown: the one that is selected alone. */
  get selectedNode(): GraphNode | undefined {
    const [id, ...others] = this.#selection.nodes;
    return others.length > 0 ? undefined : this.#graph.nodes.find((node) => node.id === id);
  }

  /**
   * Does a command as one step of the history and gives the change it made, or says why not. Edits under one
   * `joinKey` that follow each other become one step, until `mark` or three quiet seconds.
   */
  apply(command: Command, joinKey?: string): { readonly change: Change } | Refusal {
    const outcome = command(this.#current);
    if (isRefusal(outcome)) return outcome;
    const change = diffDocuments(this.#current, outcome);
    if (isEmptyChange(change)) return { change };
    const nowMs = Date.now();
    const joined = this.#history.stepToJoin(joinKey, nowMs);
    if (joined === undefined) this.#tell(this.#history.push(change, joinKey, nowMs));
    else this.#amend(joined, outcome, nowMs);
    this.#show(outcome);
    return { change };
  }

  /**
   * Does what follows from the newest step by itself, as a part of that step: both are undone together. Not for a
   * document in which steps could be redone, which they would no longer fit; nothing is done there.
   */
  complete(command: Command): void {
    const newest = this.#history.past.at(-1);
    if (this.#history.canRedo) return;
    if (newest === undefined) {
      this.apply(command);
      return;
    }
    const outcome = command(this.#current);
    if (isRefusal(outcome) || isEmptyChange(diffDocuments(this.#current, outcome))) return;
    this.#amend(newest, outcome, Date.now());
    this.#show(outcome);
  }

  undo(): void {
    const change = this.#history.undo();
    if (change === undefined) return;
    this.#show(applyChange(this.#current, invertChange(change)));
    this.#tell({ kind: 'undo' });
  }

  redo(): void {
    const change = this.#history.redo();
    if (change === undefined) return;
    this.#show(applyChange(this.#current, change));
    this.#tell({ kind: 'redo' });
  }

  /** What comes next is a step of its own: a field was left, a slider let go. */
  mark(): void {
    this.#history.mark();
  }

  /** Selects these and nothing else. Ids that are not in the graph are left out. */
  select(ids: { readonly nodes?: Iterable<string>; readonly wires?: Iterable<string> }): void {
    const next = selectIn(this.#graph, ids);
    if (!isSameSelection(next, this.#selection)) this.#selection = next;
  }

  /** Tells of every move of the history, in order. Returns what takes the listener off. */
  listen(listener: (move: HistoryMove) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** Makes the newest step lead to `outcome`. */
  #amend(newest: Change, outcome: Document, nowMs: number): void {
    const before = applyChange(this.#current, invertChange(newest));
    const whole = diffDocuments(before, outcome);
    this.#tell(this.#history.amend(isEmptyChange(whole) ? undefined : whole, nowMs));
  }

  #show(document: Document): void {
    this.#current = document;
    this.select(this.#selection);
  }

  #tell(move: HistoryMove): void {
    for (const listener of this.#listeners) listener(move);
  }
}

/** The ids of the nodes that a change brought in. */
export function addedNodes(change: Change): readonly string[] {
  return change.added.flatMap((record) => (record.kind === 'node' ? [record.node.id] : []));
}
