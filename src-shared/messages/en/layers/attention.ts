import type { LayerWords } from '../../layer-words.ts';

export const attentionWords: LayerWords = {
  settings: '',
  summary: 'Looks where it matters at each step.',
  help: 'The first wire asks, the second answers: at each step of the first, the places of the second count by how much they resemble the question, and their mixture leaves the layer. While a caption is written it looks at the part of the picture that the next word is about.',
};
