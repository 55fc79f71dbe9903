import type { DataSource } from '../../src-shared/document/document.ts';
import type { GraphAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import { isFinding } from '../../src-shared/graph/diagnostic.ts';
import type { GraphNode } from '../../src-shared/graph/graph.ts';
import { layerOf, type LayerType } from '../../src-shared/layers/index.ts';
import { startingConfig } from '../document/starting-config.ts';

/** What comes out of the node that a layer would stand behind. */
type Before = ReturnType<GraphAnalysis['nodes']['get']>;

/** Whether a layer, as it is first set, takes what comes out of a node; true where that is not known. */
export function fitsBehind(type: LayerType, before: Before, source: DataSource): boolean {
  const layer = layerOf(type);
  if (layer.kind === 'input') return false;
  if (before?.shape === undefined) return true;
  if (layer.takesIntegers !== (before.numbers === 'integer')) return false;
  if (layer.inputs.min > 1) return true;
  const config = startingConfig(type, source);
  const incoming = [{ shape: before.shape, numbers: before.numbers }];
  return !isFinding(layer.outputShape(config, incoming));
}

/**
 * What may take the place of a node: layers of another type, those that fit first, and of these its own family; where
 * networks begin and end is no layer.
 */
export function replacementsOf(
  node: Pick<GraphNode, 'type'>,
  types: readonly LayerType[],
  fits: (type: LayerType) => boolean,
): readonly LayerType[] {
  const { category } = layerOf(node.type);
  const rank = (type: LayerType): number =>
    (fits(type) ? 0 : 2) + (layerOf(type).category === category ? 0 : 1);
  return types
    .filter((type) => type !== node.type && layerOf(type).kind === 'layer')
    .toSorted((a, b) => rank(a) - rank(b));
}
