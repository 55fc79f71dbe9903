import type { Messages } from '../../messages.ts';

export const paletteWords: Messages['palette'] = {
  find: 'Buscar capa',
  favourites: 'Favoritas',
  results: 'Encontradas',
  noneFound: 'Ninguna capa se llama «{text}».',
  showAll: 'Ver todas',
  addFavourite: 'Añadir {type} a las favoritas',
  removeFavourite: 'Quitar {type} de las favoritas',
  list: 'Capas que añadir',
  hint: 'Arrástrala al lienzo o pulsa Intro',
};
