/** The list of layer types. */
export const paletteWords = {
  find: 'Find a layer',
  favourites: 'Favourites',
  results: 'Found',
  noneFound: 'No layer is called “{text}”.',
  showAll: 'Show all',
  addFavourite: 'Add {type} to the favourites',
  removeFavourite: 'Take {type} from the favourites',
  list: 'Layers to add',
  hint: 'Drag onto the canvas, or press Enter',
} as const satisfies Readonly<Record<string, string>>;
