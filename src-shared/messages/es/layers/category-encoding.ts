import type { LayerWords } from '../../layer-words.ts';

export const categoryEncodingWords: LayerWords = {
  settings: '{numTokens} símbolos, {outputMode}',
  summary: 'Una fila con un solo 1 por símbolo.',
  help: 'Escribe cada carácter como una fila de ceros con un 1 en su lugar, de modo que no hay dos más cercanos que otros. Aquí no se aprende nada. O hace una sola fila de toda la secuencia: qué símbolos aparecen en ella o cuántas veces.',
};
