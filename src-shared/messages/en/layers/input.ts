import type { LayerWords } from '../../layer-words.ts';

export const inputWords: LayerWords = {
  settings: '',
  summary: 'The examples the network is given.',
  help: 'Where the data enters the network. Its shape is that of one example, such as 28×28×1 for a grey picture.',
};
