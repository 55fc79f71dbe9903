/** Many captions side by side, what they are worth, and the training captions nearest to one. */
export const captionGalleryWords = {
  tab: 'Best and worst',
  order: 'Order',
  worst: 'Worst',
  worstName: 'Wrong captions first, and of those the ones it was surest of',
  best: 'Best',
  bestName: 'True captions first, and of those the ones it was surest of',
  leastLike: 'Least alike',
  leastLikeName:
    'Captions first that are least like those of their own picture (CIDEr), and of equals the ones it was surest of',
  mostLike: 'Most alike',
  mostLikeName:
    'Captions first that are most like those of their own picture (CIDEr), and of equals the ones it was surest of',
  likeness: 'likeness to its own captions (CIDEr) {cider}',
  given: 'As they come',
  givenName: 'In the order of the held-out pictures',
  look: 'Look at held-out pictures',
  ready: 'Says what it sees in up to {most} pictures, held-out ones where there are any.',
  looked: '{count} pictures, step {step}, beam {beamWidth}',
  isTrue: 'True',
  figure: 'picture {example} · sum of ln p {sum}',
  figures: 'Figures',
  noFigures: 'Look at held-out pictures first, under Best and worst. The figures are of those.',
  ofCount: 'Of {count} held-out pictures, step {step}, beam {beamWidth}',
  ofCountLearned:
    'Of {count} pictures that it learns from (none is held out), step {step}, beam {beamWidth}',
  figureName: 'Figure',
  value: 'Value',
  caveat: 'What it says, and what it does not',
  trueCaptions: 'True captions',
  trueCaveat:
    'Every claim is held against the scene itself, so that it can be told for generated scenes alone. A short true caption counts as much as a rich one.',
  action: 'What happens',
  actionCaveat: 'Names something that happens between the two frames, whoever is said to do it.',
  exact: 'Word by word',
  exactCaveat:
    'Equal to one of the picture’s own captions. A true caption that nobody wrote down counts as wrong.',
  bleu1Caveat:
    'Words that occur in a reference (Papineni and others, 2002). Their order counts for nothing.',
  bleu2Caveat: 'Pairs of words too. “Left of” and “right of” differ in few pairs.',
  bleu3Caveat: 'Runs of three too. One wrong colour still costs only a few of them.',
  bleu4Caveat:
    'Runs of four too, over all captions together: of a few captions it says little. A false caption that resembles a true one scores high.',
  ciderCaveat:
    'From 0 to 10; rare runs of words count more (Vedantam and others, 2015). It hangs on the set of pictures: figures of different sets cannot be compared.',
  noMeteor:
    'METEOR is left out: what makes it more than word overlap are tables of synonyms and stems, and without those a figure of that name would mislead.',
  neighboursTab: 'Nearest',
  neighbours: 'Nearest training captions',
  find: 'Find',
  searched: '{count} training pictures searched',
  neighboursNote:
    'How many words must be put in, taken out or changed (Levenshtein, 1966). If the same sentence stands there, the network may have learnt it by heart; whether it fits this picture is another question.',
  same: 'the same sentence',
  distance: 'words that differ: {count}',
  saidOf: 'training pictures: {count}',
} as const;
