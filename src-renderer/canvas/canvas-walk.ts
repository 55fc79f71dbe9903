import type { Wire } from '../../src-shared/graph/graph.ts';

/** What is said under a card of a step that is walked. */
export type WalkTag = {
  readonly lines: readonly string[];
  /** A Dropout's mask: 1 for what is kept, 0 for what is struck. */
  readonly kept?: ArrayLike<number>;
};

/** A step that is walked on the graph: where one stands, and what was computed so far. */
export type CanvasWalk = {
  /** The node at hand. */
  readonly nodeId: string;
  readonly isLit: (wire: Wire) => boolean;
  readonly tagOf: (nodeId: string) => WalkTag | undefined;
};
