import type { Position } from '../../src-shared/graph/graph.ts';
import type { CanvasControl } from './canvas-control.svelte.ts';
import * as edits from './canvas-edits.ts';
import { chooseTarget, connectToChosen, startConnectingByKey } from './connect-by-key.ts';
import { neighbourOf, outgoingWire, withNeighbours } from './walk-graph.ts';

const arrows: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where the keyboard is on the canvas. */
export type KeyPlace = {
  readonly nodeId?: string | undefined;
  readonly wireId?: string | undefined;
};

/** Undo and redo, which hold wherever nothing is being typed. True where the key was one of them. */
export function pressHistoryKey(event: KeyboardEvent, control: CanvasControl): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) edits.undo(control);
  else if (key === 'y' || (key === 'z' && event.shiftKey)) edits.redo(control);
  else return false;
  return true;
}

/** What a key does on the canvas. True where it did something. Copy, cut and paste come as events of their own. */
export function pressKey(event: KeyboardEvent, control: CanvasControl, place: KeyPlace): boolean {
  if (control.connecting !== undefined) return pressWhileConnecting(event, control);
  if (event.ctrlKey || event.metaKey) return pressWithControl(event, control);
  const step = arrows[event.key];
  if (step !== undefined) {
    return event.altKey ? walk(control, place, step) : nudge(event, control, place, step);
  }
  if (event.altKey) return false;
  return pressPlain(event, control, place);
}

function pressWhileConnecting(event: KeyboardEvent, control: CanvasControl): boolean {
  const step = arrows[event.key];
  if (step !== undefined) chooseTarget(control, step.x + step.y > 0 ? 1 : -1);
  else if (event.key === 'Tab') chooseTarget(control, event.shiftKey ? -1 : 1);
  else if (event.key === 'Enter' || event.key.toLowerCase() === 'c') connectToChosen(control);
  else if (event.key === 'Escape') control.cancelConnecting();
  else return false;
  return true;
}

function pressWithControl(event: KeyboardEvent, control: CanvasControl): boolean {
  switch (event.key.toLowerCase()) {
    case 'a':
      edits.selectAll(control);
      return true;
    case 'd':
      edits.duplicateSelection(control);
      return true;
    case '+':
    case '=':
      control.view?.zoomBy(1.2);
      return true;
    case '-':
      control.view?.zoomBy(1 / 1.2);
      return true;
    case '0':
      control.view?.zoomTo(1);
      return true;
    default:
      return false;
  }
}

function pressPlain(event: KeyboardEvent, control: CanvasControl, place: KeyPlace): boolean {
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      selectPlace(control, place);
      edits.deleteSelection(control, event.shiftKey);
      return true;
    case 'Enter':
      if (place.nodeId === undefined && place.wireId === undefined) return false;
      if (place.wireId !== undefined) control.searchAt({ kind: 'on-wire', wireId: place.wireId });
      else selectPlace(control, place);
      return true;
    case 'Escape':
      control.refused = undefined;
      control.document.select({});
      if (place.wireId !== undefined) focusSource(control, place.wireId);
      return true;
    case 'Home':
      control.view?.fit();
      return true;
    default:
      return pressLetter(event, control, place);
  }
}

function pressLetter(event: KeyboardEvent, control: CanvasControl, place: KeyPlace): boolean {
  const { selection } = control.document;
  switch (event.key.toLowerCase()) {
    case 'f':
      control.view?.fit();
      return true;
    case '.':
      if (selection.nodes.size === 0) return false;
      control.view?.fit(withNeighbours(control.document.graph, selection.nodes));
      return true;
    case 'r': {
      const fault = control.faultAt(place.nodeId ?? control.document.selectedNode?.id);
      if (fault?.repair === undefined) return false;
      control.repair(fault);
      return true;
    }
    case 'l':
      edits.tidyUp(control);
      return true;
    case 'c':
      if (place.nodeId === undefined) return false;
      startConnectingByKey(control, place.nodeId);
      return true;
    case 't': {
      const nodeId = place.nodeId ?? control.document.selectedNode?.id;
      if (nodeId === undefined || !control.hasAlongTime(nodeId)) return false;
      control.openAlongTime?.(nodeId);
      return true;
    }
    case 'w': {
      const wireId = outgoingWire(control.document.graph, place);
      if (wireId === undefined) return false;
      control.view?.focusWire(wireId);
      return true;
    }
    default:
      return false;
  }
}

/** Space looks for a layer: after the focused or selected node, else where the pointer is. */
export function pressSpace(control: CanvasControl, place: KeyPlace): void {
  if (place.wireId !== undefined) {
    control.searchAt({ kind: 'on-wire', wireId: place.wireId });
    return;
  }
  const nodeId = place.nodeId ?? control.document.selectedNode?.id;
  if (nodeId === undefined) control.searchFree();
  else control.searchAt({ kind: 'after', nodeId });
}

function nudge(
  event: KeyboardEvent,
  control: CanvasControl,
  place: KeyPlace,
  step: Position,
): boolean {
  if (place.wireId !== undefined) return false;
  const { nodes } = control.document.selection;
  if (place.nodeId !== undefined && !nodes.has(place.nodeId)) selectPlace(control, place);
  const by = event.shiftKey ? 5 : 1;
  edits.nudgeSelection(control, { x: step.x * by, y: step.y * by });
  return true;
}

function walk(control: CanvasControl, place: KeyPlace, step: Position): boolean {
  const next = neighbourOf(control.document.graph, place, step);
  if (next !== undefined) control.view?.focusNode(next);
  return true;
}

function selectPlace(control: CanvasControl, { nodeId, wireId }: KeyPlace): void {
  const { nodes, wires } = control.document.selection;
  if (nodeId !== undefined && !nodes.has(nodeId)) control.document.select({ nodes: [nodeId] });
  if (wireId !== undefined && !wires.has(wireId)) control.document.select({ wires: [wireId] });
}

function focusSource(control: CanvasControl, wireId: string): void {
  const wire = control.document.graph.wires.find(({ id }) => id === wireId);
  if (wire !== undefined) control.view?.focusNode(wire.source);
}
