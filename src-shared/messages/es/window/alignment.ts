import type { alignmentWords as english } from '../../en/window/alignment.ts';

/** Imágenes con sus frases, y las regiones que nombran las palabras. */
export const alignmentWords: Readonly<Record<keyof typeof english, string>> = {
  region: 'Palabras y regiones',
  heading: 'Dónde encuentra las palabras de imágenes de las que no aprendió',
  headingLearned:
    'Dónde encuentra las palabras de imágenes de las que aprende: no se apartó ninguna',
  empty: 'Aquí mostrará qué región de una imagen nombra cada palabra de su frase.',
  firstOf: '{count} de {total} frases halladas en primer lugar',
  rank: 'Su frase queda {rank} de {total}',
  look: 'Mirar la imagen {example}',
  wordsOf: 'Palabras de la frase de la imagen {example}',
  fit: 'donde mejor encaja: {place}, {score}',
  fitOf: '{word}, donde mejor encaja: {place}, {score}',
  recall: 'Exhaustividad (recall)',
  measureRecall: 'Medir',
  recallEmpty:
    'Busca la frase de cada imagen apartada entre las de 100 imágenes, y la imagen de cada frase entre las 100, y cuenta cuántas veces la correcta está entre las primeras.',
  recallOf: '{count} imágenes apartadas, paso {step}',
  recallLearned: '{count} imágenes de las que aprende (no se apartó ninguna), paso {step}',
  amongFirst: 'R@{first}',
  medianRank: 'mediana',
  pictureOf: 'imagen de una frase',
  sentenceOf: 'frase de una imagen',
  byChance: 'por azar',
  recallNote:
    'R@k: parte de las correctas entre las k primeras de {among} (Hodosh y otros, 2013). Mediana: el puesto central; 1 es el mejor.',
};
