import type { Shape } from '../graph/shape.ts';

/** The pictures of coloured shapes that are drawn on the spot. */
export const shapePictures: {
  /** `[height, width, channels]`, red, green and blue. */
  readonly sampleShape: Shape;
  /** The shapes by class number. */
  readonly classes: readonly string[];
} = {
  sampleShape: [32, 32, 3],
  classes: [
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
  ],
};
