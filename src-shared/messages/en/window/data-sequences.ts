/** Looking at sequences before a network learns from them. */
export const dataSequenceWords = {
  asked: {
    frames: 'Length of the films',
    steps: 'Length of the sequences',
    symbols: 'Length of what is read',
    words: 'Length of the sentences',
    pairs: 'Length of the sentences',
    characters: 'Length of the sentences',
  },
  answers: 'Length of the answers',
  captions: 'Length of the captions',
  units: {
    frames: 'frames',
    steps: 'steps',
    symbols: 'symbols',
    words: 'words',
    pairs: 'pieces of words',
    characters: 'characters',
  },
  allOf: 'All have {count} {unit}.',
  spread: 'From {shortest} to {longest} {unit}, {mean} on average.',
  room: 'There is room for {room}: {share} of the places are padding.',
  noLengths: 'There is no training example whose length could be measured.',
  bar: '{from} to {to} {unit}: {train} to learn from, {validation} held out',
  oneBar: '{from} {unit}: {train} to learn from, {validation} held out',
  tokens: 'Words, signs or pieces',
  tokenLength: 'Each has {length} characters on average.',
  vocabulary: 'Vocabulary',
  ofAnswers: 'Vocabulary of the answers',
  used: '{used} of {known} occur in what is learned from.',
  unknown: 'Not in it: {train} of what is learned from, {validation} of what is held out.',
  leaks:
    '{count} held-out examples ({share}) are also in the training part, because there are so few different ones: the network is examined on what it was shown. Make them longer, or fewer.',
  duplicates:
    '{count} training examples ({share}) are copies of others, because there are so few different ones: they count several times. Make them longer, or fewer.',
  unknownMark:
    '{mark} stands for what is not in the vocabulary: the network reads all of it alike.',
} as const;
