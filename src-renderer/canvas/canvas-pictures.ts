import { createContext } from 'svelte';

import type { Shape } from '../../src-shared/graph/shape.ts';
import type { TextUnit } from '../../src-shared/tokens/text-unit.ts';
import type { CanvasWalk } from './canvas-walk.ts';

/** What a node computes for the example that is looked at; `fullShape` is more where only a part was sent. */
export type CanvasPicture = {
  readonly data: Float32Array;
  readonly shape: Shape;
  readonly fullShape: Shape;
};

/** Where the cards take their pictures from; whoever reads it in an effect follows it. */
export type CanvasPictures = {
  readonly of: (nodeId: string) => CanvasPicture | undefined;
  /** What its units say over the plane, `[rows, columns, units]`, where the network has two inputs. */
  readonly planeOf: (nodeId: string) => CanvasPicture | undefined;
  /** What the example really is, in words; absent where it is not known. */
  readonly truth: string | undefined;
  /** The names of the classes, or the vocabulary. */
  readonly classes: readonly string[];
  /** What the network reads a text in. */
  readonly textUnit: TextUnit;
  /** Whether something is asked at a place of the answer; what is said elsewhere was never learned. */
  readonly isAsked: (place: number) => boolean;
  /** What whole numbers that are read stand for, where they are not the classes. */
  readonly symbols: readonly string[] | undefined;
  /** The step that the pictures are of, where they are not of now. */
  readonly lookedAt: number | undefined;
  /** The step that is walked on the graph, while somebody walks. */
  readonly walk: CanvasWalk | undefined;
  /** The pictures are of an earlier network, or newer ones are on their way. */
  readonly isStale: boolean;
};

export const [getCanvasPictures, setCanvasPictures] = createContext<CanvasPictures>();
