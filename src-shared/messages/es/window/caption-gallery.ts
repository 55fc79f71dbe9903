import type { captionGalleryWords as English } from '../../en/window/caption-gallery.ts';

/** Muchas descripciones juntas, lo que valen, y las de entrenamiento más cercanas a una. */
export const captionGalleryWords: Readonly<Record<keyof typeof English, string>> = {
  tab: 'Mejores y peores',
  order: 'Orden',
  worst: 'Peores',
  worstName: 'Primero las equivocadas, y de ellas las que daba por más seguras',
  best: 'Mejores',
  bestName: 'Primero las verdaderas, y de ellas las que daba por más seguras',
  leastLike: 'Menos parecidas',
  leastLikeName:
    'Primero las que menos se parecen a las descripciones de su imagen (CIDEr), y entre iguales las que daba por más seguras',
  mostLike: 'Más parecidas',
  mostLikeName:
    'Primero las que más se parecen a las descripciones de su imagen (CIDEr), y entre iguales las que daba por más seguras',
  likeness: 'parecido a las de su imagen (CIDEr) {cider}',
  given: 'Como vienen',
  givenName: 'En el orden de las imágenes apartadas',
  look: 'Mirar imágenes apartadas',
  ready: 'Dice lo que ve en hasta {most} imágenes, apartadas si las hay.',
  looked: '{count} imágenes, paso {step}, haz {beamWidth}',
  isTrue: 'Verdadera',
  figure: 'imagen {example} · suma de ln p {sum}',
  figures: 'Cifras',
  noFigures: 'Mira antes imágenes apartadas, en Mejores y peores. Las cifras son de esas imágenes.',
  ofCount: 'De {count} imágenes apartadas, paso {step}, haz {beamWidth}',
  ofCountLearned:
    'De {count} imágenes de las que aprende (no se apartó ninguna), paso {step}, haz {beamWidth}',
  figureName: 'Cifra',
  value: 'Valor',
  caveat: 'Lo que dice y lo que no',
  trueCaptions: 'Descripciones verdaderas',
  trueCaveat:
    'Cada afirmación se compara con la propia escena, así que solo puede decirse de escenas generadas. Una descripción corta y cierta cuenta tanto como una rica.',
  action: 'Qué ocurre',
  actionCaveat:
    'Dice algo que ocurre entre los dos fotogramas, se lo atribuya a quien se lo atribuya.',
  exact: 'Palabra por palabra',
  exactCaveat:
    'Igual a una de las descripciones de la imagen. Una cierta que nadie escribió cuenta como fallo.',
  bleu1Caveat:
    'Palabras que están en una referencia (Papineni y otros, 2002). Su orden no cuenta nada.',
  bleu2Caveat: 'También pares de palabras. «Izquierda de» y «derecha de» difieren en pocos pares.',
  bleu3Caveat: 'También grupos de tres. Un color equivocado aún cuesta solo unos pocos.',
  bleu4Caveat:
    'También grupos de cuatro, de todas las descripciones juntas: de unas pocas dice poco. Una falsa que se parece a una cierta puntúa alto.',
  ciderCaveat:
    'De 0 a 10; los grupos de palabras raros cuentan más (Vedantam y otros, 2015). Depende del conjunto de imágenes: no se pueden comparar cifras de conjuntos distintos.',
  noMeteor:
    'METEOR no está: lo que lo hace más que un solapamiento de palabras son tablas de sinónimos y raíces, y sin ellas una cifra con ese nombre engañaría.',
  neighboursTab: 'Más cercanas',
  neighbours: 'Descripciones de entrenamiento más cercanas',
  find: 'Buscar',
  searched: '{count} imágenes de entrenamiento revisadas',
  neighboursNote:
    'Cuántas palabras hay que poner, quitar o cambiar (Levenshtein, 1966). Si está la misma frase, puede que la red se la haya aprendido de memoria; si encaja con esta imagen es otra cuestión.',
  same: 'la misma frase',
  distance: 'palabras distintas: {count}',
  saidOf: 'imágenes de entrenamiento: {count}',
};
