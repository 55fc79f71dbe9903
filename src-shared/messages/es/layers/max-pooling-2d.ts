import type { LayerWords } from '../../layer-words.ts';

export const maxPooling2DWords: LayerWords = {
  settings: 'ventana {poolSize}',
  summary: 'Deja el número mayor de cada ventana.',
  help: 'Encoge cada mapa: de cada ventana queda solo el número mayor, así que mover un poco la imagen cambia poco.',
};
