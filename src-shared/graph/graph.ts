import type { Config } from '../layers/define-layer.ts';
import type { LayerType } from '../layers/index.ts';

/** Where a node's top left corner stands on the canvas, in canvas pixels; the grid is 20. */
export type Position = { readonly x: number; readonly y: number };

/**
 * A node of the edited graph. `kind` is a union from the start: `layer | input | output` today;
 * `transform`, `classifier`, `environment`, `block` and `note` will join it.
 */
export type GraphNode = {
  readonly kind: 'layer' | 'input' | 'output';
  /** Unique in its graph, also the Keras layer name: `conv2d_1`. Lower case letters, digits, `_`. */
  readonly id: string;
  readonly type: LayerType;
  readonly position: Position;
  readonly config: Config;
};

/** A wire carries what `source` computes to `target`. A target's inputs are in the order of its wires in the list. */
export type Wire = { readonly id: string; readonly source: string; readonly target: string };

/** A network as it is drawn: any directed acyclic graph with several inputs and outputs, or one on its way there. */
export type Graph = { readonly nodes: readonly GraphNode[]; readonly wires: readonly Wire[] };
