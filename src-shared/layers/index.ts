import { conv2d } from './conv-2d.ts';
import type { Layer } from './define-layer.ts';

/** Every layer type, in the palette's order. One import and one line here make a layer known everywhere. */
const definitions = [conv2d] as const;

export type LayerType = (typeof definitions)[number]['type'];

/** The layer types, in the palette's order. */
export const layers: readonly Layer<LayerType>[] = definitions;

const byType: ReadonlyMap<string, Layer<LayerType>> = new Map(
  definitions.map((layer) => [layer.type, layer]),
);

/** The layer type of this name. Throws where there is none: names from outside have been parsed before. */
export function layerOf(type: LayerType): Layer<LayerType> {
  const layer = byType.get(type);
  if (layer === undefined) throw new Error(`unknown layer type: ${type}`);
  return layer;
}

/** Whether a name from outside is that of a layer type. */
export function isLayerType(name: string): name is LayerType {
  return byType.has(name);
}
