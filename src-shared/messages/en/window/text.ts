/** Text that a character model writes while it learns. */
export const textWords = {
  stages: 'How it learns to write',
  stagesNote: 'newest first',
  stage: 'Step {step}',
  stageBits: '{bits} bits',
  now: 'Now',
  nowNote: 'written by the present weights',
  prime: 'Begins with',
  temperature: 'Temperature',
  temperatureHint: 'Low: the likeliest characters. High: bolder and more often wrong.',
  waiting: 'The first text is being written.',
  emptyStages: 'During the training a sample appears here at every stage.',
  unknownCharacter: 'Not in the text it learns from: {characters}',
} as const satisfies Readonly<Record<string, string>>;
