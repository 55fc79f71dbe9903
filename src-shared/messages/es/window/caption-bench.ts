import type { captionBenchWords as English } from '../../en/window/caption-bench.ts';

type Words<Given> = {
  readonly [Name in keyof Given]: Given[Name] extends string ? string : Words<Given[Name]>;
};

/** El banco de descripciones: una imagen, lo que se dice de ella y cómo se llegó a eso. */
export const captionBenchWords: Words<typeof English> = {
  title: 'Banco de descripciones',
  open: 'Abrir la imagen {example} en el banco: {caption}.',
  openBench: 'Abrir el banco',
  from: 'Imagen',
  unseen: 'No vista',
  unseenName: 'Una imagen apartada del entrenamiento',
  learned: 'Aprendida',
  learnedName: 'Una imagen de las que aprende: no se apartó ninguna',
  drawn: 'Dibujada aquí',
  drawnName: 'Una escena que dibujas tú',
  brought: 'Propia',
  broughtName: 'Una imagen tuya',
  picture: 'Imagen {example}',
  before: 'La imagen anterior',
  after: 'La imagen siguiente',
  waiting: 'La red está mirando la imagen.',
  noPicture:
    'En cuanto haya una imagen en el banco, aquí estarán las palabras que la red sopesó para ella.',
  caption: 'Descripción, palabra por palabra',
  end: 'fin',
  views: 'Vistas de la descripción',
  tree: 'Árbol del haz',
  beamWidth: 'Haz',
  beamWidthHint:
    'Cuántas frases avanzan a la vez. Con 1 se toma siempre la palabra más probable (voraz).',
  longest: 'Palabras como máximo',
  longestHint: 'Una frase que para entonces no ha acabado se corta. El fin cuenta como palabra.',
  saveTree: 'Guardar el árbol como SVG',
  treeOf:
    'Árbol del haz: {kept} palabras conservadas, {pruned} descartadas. Las flechas lo recorren.',
  place: 'palabra {place}',
  start: 'inicio',
  node: '{word} {own}: ln p de la palabra; suma {sum}, {fate}',
  detail: '«{sentence}» · ln p de la palabra {own} ({ownShare}) · suma {sum} ({share}) · {fate}',
  fates: { kept: 'conservada', ended: 'fin de la frase', pruned: 'descartada' },
  keyPath: 'la descripción',
  keyKept: 'conservada',
  keyPruned: 'descartada',
  keyFigures: 'junto a cada palabra, su ln p',
  ranking: 'Frases sopesadas, la más probable primero; «…» quedó cortada',
  sum: 'suma de ln p',
  lessThan: '< {share}',
  shortFavoured:
    'Cada palabra baja la suma, así que una frase corta tiene ventaja sobre una larga que dice más.',
};
