import type { LayerWords } from '../../layer-words.ts';

export const batchNormalizationWords: LayerWords = {
  settings: 'momento {momentum}',
  summary: 'Centra y escala cada canal.',
  help: 'Lleva cada canal a media 0 y varianza 1 en el lote y aprende después una escala y un desplazamiento. Las redes profundas aprenden antes con ella.',
};
