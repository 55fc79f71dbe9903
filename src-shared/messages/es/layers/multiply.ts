import type { LayerWords } from '../../layer-words.ts';

export const multiplyWords: LayerWords = {
  settings: '',
  summary: 'Multiplica sus entradas número a número.',
  help: 'Multiplica entradas de una misma forma. Una entrada entre 0 y 1, tras una sigmoide, es una compuerta: dice cuánto pasa de la otra.',
};
