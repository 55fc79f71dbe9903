import type { PictureKind } from './draw-picture.ts';

/** In which colours units are drawn over the plane: two where any of them falls below 0, so that 0 is seen as a line. */
export function planeKind({ data }: { readonly data: Float32Array }): PictureKind {
  return data.some((value) => value < 0) ? 'signed' : 'computed';
}
