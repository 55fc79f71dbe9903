import type { LayerWords } from '../../layer-words.ts';

export const outputWords: LayerWords = {
  settings: '{loss}',
  summary: 'The prediction, compared with the truth.',
  help: 'The end of the network. The loss measures how far the prediction is from the truth; training makes it smaller.',
};
