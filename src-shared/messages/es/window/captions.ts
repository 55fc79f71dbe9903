import type { captionWords as English } from '../../en/window/captions.ts';

/** Las escenas y lo que una red dice de ellas. */
export const captionWords: Readonly<Record<keyof typeof English, string>> = {
  source: 'Escenas',
  sourceNote: 'figuras y frases, al momento',
  dataName: 'escenas',
  startFacts: '{count} escenas',
  language: 'Frases en',
  languageEn: 'inglés',
  languageEs: 'español',
};
