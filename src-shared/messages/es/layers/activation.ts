import type { LayerWords } from '../../layer-words.ts';

export const activationWords: LayerWords = {
  settings: '{activation}',
  summary: 'Una función sobre cada número.',
  help: 'Curva los números sin aprender nada. Sin ella, varias capas seguidas no serían más que una sola capa recta.',
};
