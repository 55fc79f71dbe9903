import type { LayerWords } from '../../layer-words.ts';

export const attentionWords: LayerWords = {
  settings: '',
  summary: 'Mira en cada paso donde importa.',
  help: 'El primer cable pregunta y el segundo responde: en cada paso del primero, los lugares del segundo cuentan según cuánto se parecen a la pregunta, y de la capa sale su mezcla. Al escribir una descripción mira la parte de la imagen de la que trata la palabra siguiente.',
};
