import type { Position } from '../../src-shared/graph/graph.ts';
import { deleteNodes } from '../document/commands/delete-nodes.ts';
import { disconnect } from '../document/commands/disconnect.ts';
import { duplicateNodes } from '../document/commands/duplicate-nodes.ts';
import { moveNodes } from '../document/commands/move-nodes.ts';
import { copyNodes, pasteNodes, readNodes } from '../document/commands/paste-nodes.ts';
import { tidy } from '../document/commands/tidy.ts';
import { isRefusal, type Command } from '../document/command.ts';
import { addedNodes } from '../document/graph-document.svelte.ts';
import { gridStep } from '../document/snap-to-grid.ts';
import { words } from '../words/language.svelte.ts';
import type { CanvasControl } from './canvas-control.svelte.ts';

/** Takes away what is selected; with `heal`, the wires close over the gap. */
export function deleteSelection(control: CanvasControl, heal = false): void {
  const { document } = control;
  const { nodes, wires } = document.selection;
  const count = nodes.size + wires.size;
  if (count === 0) return;
  const [first] = nodes;
  const order = document.analysis.order;
  const before = order[order.indexOf(first ?? '') - 1];
  document.apply((current) =>
    disconnect(deleteNodes(current, document.networkId, nodes, heal), document.networkId, wires),
  );
  control.announce(words().canvas.saidDeleted, { count });
  // The keyboard goes on where it was, not at the top of the page.
  if (control.nodeOf(before) !== undefined && before !== undefined) control.view?.focusNode(before);
  else control.view?.focusCanvas();
}

/** The selected nodes as text for the clipboard. */
export function copySelection(control: CanvasControl): string | undefined {
  const { graph, selection } = control.document;
  const text = copyNodes(graph, selection.nodes);
  if (text !== undefined)
    control.announce(words().canvas.saidCopied, { count: selection.nodes.size });
  return text;
}

/** Puts in what a text of the clipboard stands for, where the pointer is. False where it stands for nothing. */
export function pasteText(control: CanvasControl, text: string): boolean {
  const clip = readNodes(text);
  if (clip === undefined) return false;
  const { networkId } = control.document;
  const { pointer, view } = control;
  const at =
    pointer === undefined || view === undefined
      ? (view?.centre() ?? { x: 0, y: 0 })
      : view.toCanvas(pointer);
  addAndSelect(control, (document) => pasteNodes(document, networkId, clip, at));
  control.announce(words().canvas.saidPasted, { count: clip.nodes.length });
  return true;
}

export function duplicateSelection(control: CanvasControl): void {
  const { networkId, selection } = control.document;
  addAndSelect(control, (document) => duplicateNodes(document, networkId, selection.nodes));
}

export function selectAll(control: CanvasControl): void {
  const { graph } = control.document;
  control.document.select({
    nodes: graph.nodes.map(({ id }) => id),
    wires: graph.wires.map(({ id }) => id),
  });
  control.announce(words().canvas.saidSelected, { count: graph.nodes.length });
}

/** Moves the selected nodes by steps of the grid; moves that follow each other are one step of the history. */
export function nudgeSelection(control: CanvasControl, steps: Position): void {
  const { graph, selection, networkId } = control.document;
  const moved = graph.nodes.filter(({ id }) => selection.nodes.has(id));
  if (moved.length === 0) return;
  const positions = new Map(
    moved.map(({ id, position: { x, y } }) => [
      id,
      { x: x + steps.x * gridStep, y: y + steps.y * gridStep },
    ]),
  );
  control.document.apply(
    (document) => moveNodes(document, networkId, positions),
    `nudge ${[...positions.keys()].join(' ')}`,
  );
  const [first] = positions.values();
  if (first !== undefined) control.announce(words().canvas.saidMoved, first);
}

/** Lays the network out anew, as one step of the history, and shows the whole of it. */
export function tidyUp(control: CanvasControl): void {
  const { view, document } = control;
  if (view === undefined || document.graph.nodes.length === 0) return;
  const sizes = view.sizes();
  document.apply((current) =>
    tidy(current, document.networkId, sizes, Math.max(400, view.width())),
  );
  control.announce(words().canvas.saidTidied);
  view.fit();
}

export function undo(control: CanvasControl): void {
  if (!control.document.history.canUndo) return;
  control.refused = undefined;
  control.document.undo();
  control.announce(words().canvas.saidUndone);
}

export function redo(control: CanvasControl): void {
  if (!control.document.history.canRedo) return;
  control.refused = undefined;
  control.document.redo();
  control.announce(words().canvas.saidRedone);
}

function addAndSelect(control: CanvasControl, command: Command): void {
  const outcome = control.document.apply(command);
  if (!isRefusal(outcome)) control.document.select({ nodes: addedNodes(outcome.change) });
}
