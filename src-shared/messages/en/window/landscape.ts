/** The loss around a run's weights. */
export const landscapeWords = {
  picture: 'The loss around the weights of this run, and the way it came',
  slice: 'Slice',
  random: 'Random',
  randomHint: 'Two random directions, each filter as long as that of the weights (Li et al., 2018)',
  path: 'Path',
  pathHint: 'From the last weights to the first ones, and a random direction across',
  pca: 'PCA',
  pcaHint:
    'The two directions in which the weights moved most: the principal ones of the path (Li et al., 2018, section 7)',
  explained: 'the directions hold {first} and {second} of the path',
  draw: 'Measure',
  cancel: 'Stop',
  seed: 'Seed',
  progress: 'row {row} of {rows}',
  noRun: 'Train the network: then the loss around its weights can be measured here.',
  ready: 'Measures the training loss at {count} places around the weights of the last checkpoint.',
  scale: 'log scale',
  contours: 'lines: from {low} to {high}, each {factor} times the last',
  examples: 'mean of {count} training examples',
  projected: 'rings: kept weights, projected onto the slice',
} as const satisfies Readonly<Record<string, string>>;
