import type { captionRegionWords as English } from '../../en/window/caption-regions.ts';

/** De qué regiones de una imagen dependen las palabras de su descripción. */
export const captionRegionWords: Readonly<Record<keyof typeof English, string>> = {
  tab: 'Dónde miró',
  square: 'Cuadrado',
  pixels: '{count} píxeles',
  squareHint:
    'Uno grande tapa cosas enteras; uno pequeño muestra dónde mira la palabra dentro de una cosa.',
  measure: 'Medir',
  cancel: 'Dejarlo',
  progress: 'Mirando: {share}',
  ofStep: 'medido en el paso {step}',
  empty:
    'Medir tapa la imagen cuadrado a cuadrado y pregunta cada vez lo probable que sigue siendo cada palabra de la descripción; después pregunta cómo cambiaría cada píxel cada palabra.',
  covered: '«{word}»: tapando con cuadrados',
  coveredNote:
    'Cuánto baja ln p de la palabra al tapar ese lugar con el color medio de la imagen (Zeiler y Fergus, 2014). Azul: la palabra lo necesita; naranja: sin él es más probable. La red nunca vio una imagen tapada, así que parte de la bajada viene del propio cuadrado.',
  fallsMost: 'Donde más baja: {place}, {value}.',
  fallsNowhere: 'No baja en ningún sitio.',
  slope: '«{word}»: pendiente de los píxeles',
  slopeNote:
    'Con qué fuerza reacciona la puntuación de la palabra a un cambio mínimo de cada píxel (Simonyan y otros, 2014). Dice a qué es sensible la red, no qué necesita: una cosa claramente roja puede tener una pendiente casi nula.',
  reactsMost: 'Donde más reacciona: {place}, {value}.',
  tile: '{word}. {heat}',
  all: 'Todas las palabras, tapando con cuadrados',
};
