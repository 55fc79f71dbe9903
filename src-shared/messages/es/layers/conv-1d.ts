import type { LayerWords } from '../../layer-words.ts';

export const conv1DWords: LayerWords = {
  settings: '{filters} filtros de {kernelSize} pasos, {activation}',
  settingsOfOne: '1 filtro de {kernelSize} pasos, {activation}',
  summary: 'Filtros pequeños recorren una secuencia.',
  help: 'Desliza sus filtros a lo largo del tiempo: cada uno mira unos pocos pasos a la vez y dice en cada lugar cuánto encajan. Un patrón se encuentra esté donde esté.',
};
