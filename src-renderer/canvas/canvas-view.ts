import type { Position } from '../../src-shared/graph/graph.ts';
import type { CardSize } from '../document/commands/tidy.ts';

/** What the drawn canvas can tell and do; the control knows it by this alone. */
export type CanvasView = {
  /** From a point of the window to the canvas. */
  readonly toCanvas: (client: Position) => Position;
  readonly toClient: (canvas: Position) => Position;
  /** The middle of what is seen, in canvas pixels. */
  readonly centre: () => Position;
  /** How wide what is seen is at 100 %, in canvas pixels. */
  readonly width: () => number;
  /** The cards as they were measured. */
  readonly sizes: () => ReadonlyMap<string, CardSize>;
  /** Brings some nodes, or all, into view. */
  readonly fit: (nodeIds?: Iterable<string>) => void;
  /** Moves the view so far that something in it can be seen whole. */
  readonly reveal: (element: Element) => void;
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
  /** Moves the keyboard's focus to a card, once it is drawn, and brings it into view. */
  readonly focusNode: (nodeId: string) => void;
  readonly focusWire: (wireId: string) => void;
  readonly focusCanvas: () => void;
  readonly cancelConnection: () => void;
};
