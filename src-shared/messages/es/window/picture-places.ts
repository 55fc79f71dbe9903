import type { picturePlaceWords as English } from '../../en/window/picture-places.ts';

/** En qué parte de una imagen está algo: un tercio de ella en cada dirección. */
export const picturePlaceWords: Readonly<Record<keyof typeof English, string>> = {
  upperLeft: 'arriba a la izquierda',
  top: 'arriba',
  upperRight: 'arriba a la derecha',
  left: 'a la izquierda',
  middle: 'en el centro',
  right: 'a la derecha',
  lowerLeft: 'abajo a la izquierda',
  bottom: 'abajo',
  lowerRight: 'abajo a la derecha',
};
