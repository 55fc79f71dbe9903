import type { LayerWords } from '../../layer-words.ts';

export const zeroPadding2DWords: LayerWords = {
  settings: '{top} above, {right} right',
  summary: 'A frame of zeros around the image.',
  help: 'Adds rows and columns of zeros, so that filters also reach the edges.',
};
