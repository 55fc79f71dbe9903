import type { Graph } from '../../src-shared/graph/graph.ts';
import type { LayerType } from '../../src-shared/layers/index.ts';

/** Gives out ids that no node and no wire of a graph has, each only once. */
export type FreeIds = {
  readonly ofNode: (type: LayerType) => string;
  readonly ofWire: () => string;
};

export function freeIds(graph: Graph): FreeIds {
  const taken = new Set([...graph.nodes, ...graph.wires].map(({ id }) => id));
  const next = (stem: string): string => {
    let number = 1;
    while (taken.has(`${stem}_${number}`)) number += 1;
    const id = `${stem}_${number}`;
    taken.add(id);
    return id;
  };
  return { ofNode: (type) => next(layerStem(type)), ofWire: () => next('wire') };
}

/** What the ids of a type's nodes begin with: `MaxPooling2D` gives `maxpooling2d`. */
export function layerStem(type: LayerType): string {
  return type.toLowerCase();
}
