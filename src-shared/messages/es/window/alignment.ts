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
};
