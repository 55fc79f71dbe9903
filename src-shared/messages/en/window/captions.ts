/** Scenes and what a network says of them. */
export const captionWords = {
  source: 'Scenes',
  sourceNote: 'shapes and sentences, on the spot',
  dataName: 'scenes',
  startFacts: '{count} scenes',
  language: 'Captions in',
  languageEn: 'English',
  languageEs: 'Spanish',
} as const satisfies Readonly<Record<string, string>>;
