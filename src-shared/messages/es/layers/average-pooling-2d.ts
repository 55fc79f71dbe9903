import type { LayerWords } from '../../layer-words.ts';

export const averagePooling2DWords: LayerWords = {
  settings: 'ventana {poolSize}',
  summary: 'Deja la media de cada ventana.',
  help: 'Encoge cada mapa: cada ventana pasa a ser su media, que suaviza y olvida el lugar exacto.',
};
