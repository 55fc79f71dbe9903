/** Looking at what a network is to learn from. */
export const dataWords = {
  title: 'The data',
  open: 'Look at the data …',
  whyNone: 'There is no data to look at: this network is only counted',
  loading: 'Reading the data …',
  parts: '{train} to learn from, {validation} held out',
  onlyFirst: 'Looked at the first {count} of each part.',
  shape: 'One example: {shape}',
  range: 'Numbers from {least} to {most}, mean {mean}, deviation {deviation}',
  targets: 'To be learned: from {least} to {most}, mean {mean}, deviation {deviation}',
  pixels: 'Pixels are divided by 255 before the network sees them.',
  standardised:
    'The network sees (x − mean) / deviation, with these figures of the training part alone:',
  standardisedTarget:
    'It learns ({name} − {mean}) / {deviation}: the loss is of these numbers, predictions are in the units of {name}.',
  warnings: 'Worth knowing',
  nothingAmiss: 'No leaks, no twins, classes of like size: nothing stands out.',
  nothingAmissSequences: 'No leaks, no twins: nothing stands out.',
  nothingAmissText: 'Nothing stands out.',
  leaks:
    '{count} held-out examples ({share}) are also in the training part: the network is examined on what it was shown. Take them out of the file, or hold out whole groups.',
  copiedText:
    '{share} of the held-out text stands word for word in the part to learn from, in stretches of {least} characters or more: the network is examined on what it was shown. Take out of the file what is repeated, or use a more varied text.',
  contradictions:
    '{count} training examples hold the same numbers as another with a different answer: no network can get both right. Look at how they were labelled.',
  duplicates:
    '{count} training examples ({share}) are copies of others: they count several times. Remove them if that is not meant.',
  imbalance:
    '“{most}” has {times} times as many training examples as “{least}”: a network may do well by never saying “{least}”. Look at the confusion, not only at the accuracy.',
  emptyClass: '“{name}” has no training example: the network cannot learn it.',
  nothingHeldOut:
    'Nothing is held out: how well the network does on new examples stays unknown. Hold out a part.',
  fewHeldOut:
    'Only {count} examples are held out: one of them changes the accuracy by {share}. Read small differences with care.',
  wideInputs:
    'Some inputs spread {times} times as wide as others: the widest drown the rest. Standardise them.',
  mostlyPadding:
    '{share} of what the network reads is padding: most of its steps are taken for nothing. Give it fewer places, or mask what is padding.',
  unknownWords:
    '{share} of the held-out text is not in the vocabulary: the network reads all of it alike. Learn the vocabulary from more text, or read pieces of words or characters.',
  pairs: 'Which',
  leakPair: 'held-out {example} = training {same}',
  twinPair: 'training {example} = training {same}',
  balance: 'Classes',
  characters: 'Characters',
  allClasses: 'All classes',
  onlyClass: 'Show only {name}: {train} to learn from, {validation} held out',
  symbolCounts: '{name}: {train} to learn from, {validation} held out',
  features: 'Inputs',
  feature: 'Input',
  least: 'Least',
  most: 'Most',
  mean: 'Mean',
  deviation: 'Deviation',
  split: 'Held out',
  splitHint: 'Share of the examples that the network never learns from; of every class alike',
  splitHintSequences: 'Share of the examples that the network never learns from',
  examples: 'Examples',
  part: 'Which part',
  train: 'training',
  validation: 'held out',
  before: 'The examples before',
  after: 'The next examples',
  place: '{from}–{to} of {total}',
  noExamples: 'There are no such examples.',
  noneHeldOut: 'Nothing is held out, so that there is nothing to see here: hold out a part above.',
  example: 'Example {example}: {target}',
  target: 'Answer',
} as const;
