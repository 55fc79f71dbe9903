import type { ShapeName } from '../../datasets/shape-pictures.ts';

/** Cómo se llaman las figuras de las imágenes de colores. */
export const shapeWords: Readonly<Record<ShapeName, string>> = {
  disc: 'disco',
  ring: 'anillo',
  square: 'cuadrado',
  frame: 'marco',
  triangle: 'triángulo',
  star: 'estrella',
  cross: 'cruz',
  moon: 'luna',
  heart: 'corazón',
  arrow: 'flecha',
};
