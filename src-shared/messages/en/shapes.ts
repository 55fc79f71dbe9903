import type { ShapeName } from '../../datasets/shape-pictures.ts';

/** What the shapes of the coloured pictures are called. */
export const shapeWords: Readonly<Record<ShapeName, string>> = {
  disc: 'disc',
  ring: 'ring',
  square: 'square',
  frame: 'frame',
  triangle: 'triangle',
  star: 'star',
  cross: 'cross',
  moon: 'moon',
  heart: 'heart',
  arrow: 'arrow',
};
