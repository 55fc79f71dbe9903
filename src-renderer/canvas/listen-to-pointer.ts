import type { Attachment } from 'svelte/attachments';

import type { Position } from '../../src-shared/graph/graph.ts';
import { layerDragType, readLayerDrag } from '../palette/layer-drag.ts';
import type { CanvasControl } from './canvas-control.svelte.ts';
import { portY } from './card-geometry.ts';
import { placeFree } from './place-node.ts';

/** Half of a usual card: a dropped layer lies with its header under the pointer. */
const grip = { x: 50, y: portY } as const;

/** Hears where the pointer is, what is dropped from the palette, and the double click that looks for a layer or opens one along time. */
export function listenToPointer(control: CanvasControl): Attachment<HTMLElement> {
  return (canvas) => {
    const onMove = ({ clientX, clientY }: PointerEvent): void => {
      control.pointer = { x: clientX, y: clientY };
    };
    const onLeave = (): void => {
      control.pointer = undefined;
    };
    const onDoubleClick = (event: MouseEvent): void => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const nodeId = target.closest('.svelte-flow__node')?.getAttribute('data-id');
      if (typeof nodeId === 'string' && control.hasAlongTime(nodeId)) {
        control.openAlongTime?.(nodeId);
        return;
      }
      if (!target.classList.contains('svelte-flow__pane')) return;
      control.searchFree({ x: event.clientX, y: event.clientY });
    };
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes(layerDragType) !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      const type = event.dataTransfer === null ? undefined : readLayerDrag(event.dataTransfer);
      const { view } = control;
      if (type === undefined || view === undefined) return;
      event.preventDefault();
      const client = { x: event.clientX, y: event.clientY };
      const wireId = idAt(client, '.svelte-flow__edge');
      if (wireId !== undefined) {
        control.addFor(type, { kind: 'on-wire', wireId });
        return;
      }
      const { x, y } = view.toCanvas(client);
      const at = placeFree(control.document.graph, { x: x - grip.x, y: y - grip.y });
      control.addFor(type, { kind: 'free', at });
    };
    canvas.addEventListener('pointermove', onMove);
    canvas.addEventListener('pointerleave', onLeave);
    canvas.addEventListener('dblclick', onDoubleClick);
    canvas.addEventListener('dragover', onDragOver);
    canvas.addEventListener('drop', onDrop);
    return () => {
      canvas.removeEventListener('pointermove', onMove);
      canvas.removeEventListener('pointerleave', onLeave);
      canvas.removeEventListener('dblclick', onDoubleClick);
      canvas.removeEventListener('dragover', onDragOver);
      canvas.removeEventListener('drop', onDrop);
    };
  };
}

/** The node whose card or port lies under a point of the window. */
export function nodeAt(client: Position): string | undefined {
  return idAt(client, '.svelte-flow__node');
}

function idAt({ x, y }: Position, selector: string): string | undefined {
  const element = document.elementsFromPoint(x, y).find((one) => one.closest(selector) !== null);
  return element?.closest(selector)?.getAttribute('data-id') ?? undefined;
}
