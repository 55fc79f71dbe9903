import { isLayerType, type LayerType } from '../../src-shared/layers/index.ts';

/** What a layer is called while it is dragged from the palette to the canvas. */
export const layerDragType = 'application/x-lienzo-layer';

export function writeLayerDrag(transfer: DataTransfer, type: LayerType): void {
  transfer.setData(layerDragType, type);
  transfer.effectAllowed = 'copy';
}

/** The layer that is dropped; `undefined` where it is something else. */
export function readLayerDrag(transfer: DataTransfer): LayerType | undefined {
  const type = transfer.getData(layerDragType);
  return isLayerType(type) ? type : undefined;
}
