import type { UnitMaps } from '../decode-frame.ts';
import type { LivePictures } from '../live-pictures.svelte.ts';

/** The maps of a layer's units over the plane: large where they are of this layer already, else those of the cards. */
export function mapsOf(
  { largeMaps, unitMaps }: Pick<LivePictures, 'largeMaps' | 'unitMaps'>,
  nodeId: string,
): UnitMaps | undefined {
  return largeMaps?.nodes.has(nodeId) === true ? largeMaps : unitMaps;
}
