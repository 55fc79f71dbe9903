/** Pictures with their sentences, and the regions that words mean. */
export const alignmentWords = {
  region: 'Words and regions',
  heading: 'Where it finds the words of pictures that it has not learned from',
  headingLearned: 'Where it finds the words of pictures that it learns from: none is held out',
  empty: 'Here it will show which region of a picture each word of its sentence means.',
  firstOf: '{count} of {total} sentences found first',
  rank: 'Its sentence comes {rank} of {total}',
  look: 'Look at picture {example}',
  wordsOf: 'Words of the sentence of picture {example}',
} as const;
