import type { LayerWords } from '../../layer-words.ts';

export const embeddingWords: LayerWords = {
  settings: '{inputDim} símbolos, {outputDim} números',
  summary: 'Un vector aprendido por símbolo.',
  help: 'Busca una fila de números para cada carácter. Los que se usan igual acaban con filas parecidas.',
};
