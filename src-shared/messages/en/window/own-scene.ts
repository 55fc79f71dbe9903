/** A scene that a person makes. */
export const ownSceneWords = {
  board: 'Scene: click where a thing is to be, drag things, or move them with the arrow keys',
  object: '{object}, at {x} from the left and {y} from the top',
  shape: 'Shape',
  colour: 'Colour',
  size: 'Size',
  add: 'Add',
  remove: 'Remove',
  full: 'A scene has at most {most} things.',
  noneChosen: 'Choose a thing of the scene first.',
  shades: 'Other shades',
  shadesHint: 'Draws shades, leaning and grain anew; what the scene shows stays the same.',
  tooFew: 'Place {fewest} to {most} things: click on the picture, or press Add.',
  how: 'Drag things or move them with the arrow keys; Delete takes one away.',
  touching: 'Two things touch. In no training picture they do.',
  unseenPair: 'No training picture shows such a thing: {object}.',
} as const;
