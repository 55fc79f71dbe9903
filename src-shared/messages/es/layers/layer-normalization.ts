import type { LayerWords } from '../../layer-words.ts';

export const layerNormalizationWords: LayerWords = {
  settings: 'épsilon {epsilon}',
  summary: 'Centra y escala cada ejemplo.',
  help: 'Lleva los números del último eje de cada ejemplo a media 0 y varianza 1 y aprende después una escala γ y un desplazamiento β para cada uno. No necesita un lote: hace lo mismo al entrenar y después.',
};
