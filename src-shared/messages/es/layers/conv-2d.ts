import type { LayerWords } from '../../layer-words.ts';

export const conv2DWords: LayerWords = {
  settings: '{filters} filtros {kernelSize}, {activation}',
  settingsOfOne: '1 filtro {kernelSize}, {activation}',
  summary: 'Filtros pequeños recorren la imagen.',
  help: 'Desliza sus filtros por la imagen. Cada mapa dice dónde aparece lo que busca el suyo y cuánto.',
};
