import type { ownSceneWords as English } from '../../en/window/own-scene.ts';

/** Una escena que hace una persona. */
export const ownSceneWords: Readonly<Record<keyof typeof English, string>> = {
  board: 'Escena: pulsa donde deba ir una cosa, arrastra las cosas o muévelas con las flechas',
  object: '{object}, a {x} de la izquierda y {y} de arriba',
  shape: 'Figura',
  colour: 'Color',
  size: 'Tamaño',
  action: 'Hace',
  noAction: 'nada',
  nothingHappens: 'Elige una cosa y qué hace: por ahora no ocurre nada entre los dos fotogramas.',
  add: 'Añadir',
  remove: 'Quitar',
  full: 'Una escena tiene como mucho {most} cosas.',
  noneChosen: 'Elige antes una cosa de la escena.',
  shades: 'Otros tonos',
  shadesHint: 'Sortea de nuevo tonos, inclinación y grano; lo que muestra la escena no cambia.',
  tooFew: 'Coloca de {fewest} a {most} cosas: pulsa en la imagen o en Añadir.',
  how: 'Arrastra las cosas o muévelas con las flechas; Supr quita una.',
  touching: 'Dos cosas se tocan. En ninguna imagen de entrenamiento pasa.',
  unseenPair: 'Ninguna imagen de entrenamiento muestra algo así: {object}.',
};
