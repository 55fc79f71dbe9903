import type { LayerWords } from '../../layer-words.ts';

export const addWords: LayerWords = {
  settings: '',
  summary: 'Suma sus entradas número a número.',
  help: 'Suma entradas de la misma forma. Un cable que se salta capas y se suma después ayuda a aprender a las redes profundas.',
};
