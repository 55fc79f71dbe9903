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
  fit: 'best fit: {place}, {score}',
  fitOf: '{word}, best fit: {place}, {score}',
  recall: 'Recall',
  measureRecall: 'Measure recall',
  recallEmpty:
    'Ranks each held-out picture’s sentence among those of 100 pictures, and each sentence’s picture among the 100, and counts how often the right one is among the first.',
  recallOf: '{count} held-out pictures, step {step}',
  recallLearned: '{count} pictures that it learns from (none is held out), step {step}',
  amongFirst: 'R@{first}',
  medianRank: 'median',
  pictureOf: 'picture of a sentence',
  sentenceOf: 'sentence of a picture',
  byChance: 'by chance',
  recallNote:
    'R@k: share of right ones among the first k of {among} (Hodosh and others, 2013). Median: the middle rank; 1 is best.',
} as const;
