import type { NodePicture } from './decode-frame.ts';

/** What says nothing of another project, or of other data. */
export const ownPictures = [
  ...(['activations', 'predictions', 'weights', 'surface', 'curve'] as const),
  ...(['unitMaps', 'largeMaps', 'walk'] as const),
] as const;

export const noPictures: ReadonlyMap<string, NodePicture> = new Map();
