import type { Shape } from '../graph/shape.ts';

/** The shapes by class number; what a person calls them stands in `messages`. */
export const shapeNames = [
  'disc',
  'ring',
  'square',
  'frame',
  'triangle',
  'star',
  'cross',
  'moon',
  'heart',
  'arrow',
] as const;
export type ShapeName = (typeof shapeNames)[number];

/** The pictures of coloured shapes that are drawn on the spot. */
export const shapePictures: {
  /** `[height, width, channels]`, red, green and blue. */
  readonly sampleShape: Shape;
  readonly classes: readonly string[];
} = { sampleShape: [32, 32, 3], classes: shapeNames };
