import { createContext } from 'svelte';

import type { Diagnostic } from '../../src-shared/graph/diagnostic.ts';
import type { GraphNode, Position } from '../../src-shared/graph/graph.ts';
import { recurrentTypes } from '../../src-shared/layers/layer-library.ts';
import { layerOf, type LayerType } from '../../src-shared/layers/index.ts';
import { isRefusal, type Command } from '../document/command.ts';
import { addNode } from '../document/commands/add-node.ts';
import { applyRepair } from '../document/commands/apply-repair.ts';
import { connect } from '../document/commands/connect.ts';
import { insertOnWire } from '../document/commands/insert-on-wire.ts';
import { replaceType } from '../document/commands/replace-type.ts';
import { graphOf } from '../document/edit-graph.ts';
import { addedNodes, type GraphDocument } from '../document/graph-document.svelte.ts';
import { say, words } from '../words/language.svelte.ts';
import type { CanvasView } from './canvas-view.ts';
import { candidateWire, startConnecting, type Connecting } from './connecting.ts';
import { nameOf, wordFault } from './fault-words.ts';
import { placeAfter, placeFree } from './place-node.ts';
import type { RefusedWire } from './wire-edges.ts';

/** What a layer that is looked for becomes part of. */
export type SearchRequest = {
  /** Where the list opens, in the window. */
  readonly client: Position;
  readonly purpose:
    | { readonly kind: 'free'; readonly at: Position }
    | { readonly kind: 'after'; readonly nodeId: string; readonly at?: Position }
    | { readonly kind: 'before'; readonly nodeId: string; readonly at: Position }
    | { readonly kind: 'on-wire'; readonly wireId: string }
    | { readonly kind: 'replace'; readonly nodeId: string };
};

export type MenuRequest = {
  readonly client: Position;
  readonly of: 'canvas' | { readonly nodeId: string } | { readonly wireId: string };
};

const wireLingersMs = 120;

/**
 * What a person does on the canvas, in the words of the document: the one place that pointer, keys, menus
 * and palette share. It holds what passes (a wire being led, an open list) and nothing of the document.
 */
export class CanvasControl {
  readonly document: GraphDocument;
  view: CanvasView | undefined;
  /** Lays a recurrent layer out along time; somebody else knows where. */
  openAlongTime: ((nodeId: string) => void) | undefined;
  connecting = $state.raw<Connecting | undefined>();
  /** The wire that was refused last, until it is mended or waved away. */
  refused = $state.raw<RefusedWire | undefined>();
  search = $state.raw<SearchRequest | undefined>();
  menu = $state.raw<MenuRequest | undefined>();
  hoveredWire = $state<string | undefined>();
  /** What a screen reader says. */
  announcement = $state('');
  /** The pointer's place in the window while it is over the canvas. */
  pointer: Position | undefined;

  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(document: GraphDocument) {
    this.document = document;
  }

  /** What happens happened in words, too. */
  announce(sentence: string, details: Readonly<Record<string, string | number>> = {}): void {
    this.announcement = say(sentence, details);
  }

  nodeOf(id: string | undefined): GraphNode | undefined {
    return this.document.graph.nodes.find((node) => node.id === id);
  }

  /** Whether a node is a layer that can be laid out along time. */
  hasAlongTime(id: string | undefined): boolean {
    const type = this.nodeOf(id)?.type;
    return this.openAlongTime !== undefined && recurrentTypes.some((one) => one === type);
  }

  /** Adds a layer where the palette's click means it: after the selected node, else in the middle of the view. */
  addLayer(type: LayerType): void {
    const after = this.document.selectedNode;
    if (after !== undefined && layerOf(type).kind !== 'input' && after.kind !== 'output') {
      this.addFor(type, { kind: 'after', nodeId: after.id });
      return;
    }
    const at = this.view?.centre() ?? { x: 0, y: 0 };
    this.addFor(type, { kind: 'free', at: placeFree(this.document.graph, at) });
  }

  enterWire(id: string): void {
    clearTimeout(this.#leaving);
    this.hoveredWire = id;
  }

  /** The pointer may be on its way to the sign in the wire's middle. */
  leaveWire(id: string): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      if (this.hoveredWire === id) this.hoveredWire = undefined;
    }, wireLingersMs);
  }

  /** Opens the list of layers beside what the new one becomes part of. */
  searchAt(purpose: SearchRequest['purpose'], client?: Position): void {
    const { view } = this;
    if (view === undefined) return;
    this.search = { purpose, client: client ?? view.toClient(this.#placeOf(purpose)) };
  }

  /** Opens the list of layers where the pointer is, else in the middle of the view. */
  searchFree(client = this.pointer): void {
    const { view } = this;
    if (view === undefined) return;
    const at = client === undefined ? view.centre() : view.toCanvas(client);
    this.searchAt({ kind: 'free', at }, client ?? view.toClient(at));
  }

  #placeOf(purpose: SearchRequest['purpose']): Position {
    const { graph } = this.document;
    switch (purpose.kind) {
      case 'free':
        return purpose.at;
      case 'on-wire': {
        const wire = graph.wires.find(({ id }) => id === purpose.wireId);
        const target = this.nodeOf(wire?.target);
        return target?.position ?? { x: 0, y: 0 };
      }
      case 'after': {
        const node = this.nodeOf(purpose.nodeId);
        return purpose.at ?? (node ? placeAfter(graph, node) : { x: 0, y: 0 });
      }
      case 'before':
        return purpose.at;
      case 'replace':
        return this.nodeOf(purpose.nodeId)?.position ?? { x: 0, y: 0 };
    }
  }

  /** Adds a layer for the purpose that it was looked for, as one step of the history. */
  addFor(type: LayerType, purpose: SearchRequest['purpose']): void {
    const { networkId, graph } = this.document;
    switch (purpose.kind) {
      case 'free':
        this.#add((document) => addNode(document, networkId, { type, position: purpose.at }), type);
        return;
      case 'on-wire':
        this.#add((document) => insertOnWire(document, networkId, purpose.wireId, type), type);
        return;
      case 'replace':
        this.#replace(purpose.nodeId, type);
        return;
      case 'after':
      case 'before': {
        const node = this.nodeOf(purpose.nodeId);
        if (node === undefined) return;
        const position = purpose.at ?? placeAfter(graph, node);
        this.#addConnected(type, position, node, purpose.kind);
      }
    }
  }

  #replace(nodeId: string, type: LayerType): void {
    const { networkId } = this.document;
    const node = this.nodeOf(nodeId);
    if (node === undefined) return;
    this.#add((document) => replaceType(document, networkId, nodeId, type), undefined);
    const [before, after] = [nameOf(node.type), nameOf(type)];
    this.announce(words().canvas.saidReplaced, { before, after });
  }

  /** Leads a wire; where it is refused, it is drawn with the reason and the repair. */
  connect(source: string, target: string): void {
    const { networkId } = this.document;
    const outcome = this.document.apply((document) =>
      connect(document, networkId, { source, target }),
    );
    this.connecting = undefined;
    if (isRefusal(outcome)) {
      this.#refuse(source, target, outcome.refused);
    } else {
      this.refused = undefined;
      this.announce(words().canvas.saidConnected, { source, target });
    }
  }

  /** Does what the card of a fault offers. */
  repair(diagnostic: Diagnostic): void {
    const { repair } = diagnostic;
    if (repair === undefined) return;
    const { networkId } = this.document;
    const refused = this.refused?.diagnostic === diagnostic ? this.refused.wire : undefined;
    const ends = refused && { source: refused.source, target: refused.target };
    this.#add(
      (document) => applyRepair(document, networkId, repair, ends),
      repair.kind === 'insert-layer' ? repair.type : undefined,
    );
    if (ends !== undefined) this.refused = undefined;
  }

  /** Why a wire may not be led between two nodes; nothing where it may. */
  faultOf(source: string, target: string): Diagnostic | undefined {
    const { connecting } = this;
    if (connecting === undefined) return undefined;
    return connecting.faults.get(connecting.from === 'source' ? target : source);
  }

  /** What is wrong at a node, or with the wire that was refused last. */
  faultAt(nodeId: string | undefined): Diagnostic | undefined {
    const refused = this.refused?.diagnostic;
    if (refused !== undefined && (nodeId === undefined || refused.nodeId === nodeId))
      return refused;
    return this.document.analysis.diagnostics.find(
      (one) => one.nodeId === nodeId && one.severity === 'error' && one.repair !== undefined,
    );
  }

  startConnecting(nodeId: string, from: 'source' | 'target'): void {
    const { graph, current } = this.document;
    this.refused = undefined;
    this.connecting = startConnecting(graph, current.data.source, nodeId, from);
  }

  cancelConnecting(): void {
    if (this.connecting === undefined) return;
    this.connecting = undefined;
    this.view?.cancelConnection();
    this.announce(words().canvas.saidConnectCancelled);
  }

  #refuse(source: string, target: string, diagnostic: Diagnostic): void {
    this.refused = { wire: { ...candidateWire(source, 'source', target) }, diagnostic };
    const node = this.nodeOf(target);
    if (node !== undefined) this.announcement = wordFault(diagnostic, node.type);
  }

  /** Does a command that brings a node in, and hands the node on to the person: selected and focused. */
  #add(command: Command, type: LayerType | undefined): string | undefined {
    const outcome = this.document.apply(command);
    if (isRefusal(outcome)) return undefined;
    const [added] = addedNodes(outcome.change);
    if (added === undefined) return undefined;
    this.document.select({ nodes: [added] });
    if (type !== undefined) this.announce(words().canvas.saidAdded, { name: nameOf(type) });
    this.view?.focusNode(added);
    return added;
  }

  #addConnected(
    type: LayerType,
    position: Position,
    other: GraphNode,
    side: 'after' | 'before',
  ): void {
    const { networkId } = this.document;
    let refused: Diagnostic | undefined;
    const added = this.#add((document) => {
      const bigger = addNode(document, networkId, { type, position });
      const node = graphOf(bigger, networkId).nodes.at(-1);
      if (node === undefined) return bigger;
      const [source, target] = side === 'after' ? [other.id, node.id] : [node.id, other.id];
      const wired = connect(bigger, networkId, { source, target });
      if (!isRefusal(wired)) return wired;
      refused = wired.refused;
      return bigger;
    }, type);
    if (added === undefined) return;
    this.refused = undefined;
    const [source, target] = side === 'after' ? [other.id, added] : [added, other.id];
    if (refused !== undefined) this.#refuse(source, target, refused);
    else this.announce(words().canvas.saidAddedConnected, { name: nameOf(type), source });
  }
}

export const [getCanvasControl, setCanvasControl] = createContext<CanvasControl>();
