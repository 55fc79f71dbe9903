import type { LayerDefinition } from './define-layer.ts';
import { conv2d } from './conv-2d.ts';

/** Every layer type, in the palette's order. One line here and one import make a layer known everywhere. */
const definitions = [conv2d] as const;

export type LayerType = (typeof definitions)[number]['type'];

/** The types by name. */
export const layerTypes: readonly LayerType[] = definitions.map((definition) => definition.type);
export type AnyLayer = LayerDefinition<LayerType, never>;
