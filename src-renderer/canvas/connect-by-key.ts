import { words } from '../words/language.svelte.ts';
import type { CanvasControl } from './canvas-control.svelte.ts';
import { candidateWire } from './connecting.ts';
import { wordFault } from './fault-words.ts';

/** Begins a wire at a node with the keys alone; the first node that it may lead to is chosen. */
export function startConnectingByKey(control: CanvasControl, nodeId: string): void {
  const node = control.nodeOf(nodeId);
  if (node === undefined || node.kind === 'output') return;
  control.startConnecting(nodeId, 'source');
  control.announce(words().canvas.saidConnectStart, { source: nodeId });
  chooseTarget(control, 0);
}

/** Goes on to the next or the last node that the wire could be led to; those that fit come first. */
export function chooseTarget(control: CanvasControl, by: -1 | 0 | 1): void {
  const { connecting } = control;
  if (connecting === undefined) return;
  const order = control.document.analysis.order.filter((id) => connecting.faults.has(id));
  const ids = [
    ...order.filter((id) => connecting.faults.get(id) === undefined),
    ...order.filter((id) => connecting.faults.get(id) !== undefined),
  ];
  const at = connecting.chosen === undefined ? 0 : ids.indexOf(connecting.chosen) + by;
  const chosen = ids.at(at % ids.length);
  const node = control.nodeOf(chosen);
  if (chosen === undefined || node === undefined) {
    control.connecting = undefined;
    control.announce(words().canvas.saidNoTarget);
    return;
  }
  control.connecting = { ...connecting, chosen };
  const fault = connecting.faults.get(chosen);
  const { saidConnectTarget, saidConnectTargetNot } = words().canvas;
  if (fault === undefined) control.announce(saidConnectTarget, { target: chosen });
  else control.announce(saidConnectTargetNot, { target: chosen, why: wordFault(fault, node.type) });
}

/** Leads the wire to the node that was chosen, or has it refused there. */
export function connectToChosen(control: CanvasControl): void {
  const { connecting } = control;
  if (connecting?.chosen === undefined) return;
  const wire = candidateWire(connecting.nodeId, connecting.from, connecting.chosen);
  control.connect(wire.source, wire.target);
  control.view?.focusNode(connecting.chosen);
}
