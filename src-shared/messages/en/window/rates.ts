/** The search for a learning rate. */
export const ratesWords = {
  find: 'Find a rate',
  hint: 'Trains for a few hundred steps while the learning rate rises, and suggests one',
  whyNotTraining:
    'A training is going on, and the search needs the machine to itself; stop it first',
  title: 'Which learning rate?',
  how: 'Fresh networks like this one take a few hundred steps while the learning rate rises from far too small to far too large. A good rate lies where the loss falls, well before it is lost. Your network and its runs stay as they are.',
  picture: 'The smoothed loss against the learning rate',
  axis: 'learning rate',
  beginning: 'Reading the data …',
  progress: 'Round {round} of {rounds}, step {step} of {steps}: learning rate {rate}',
  suggested:
    'Suggested: {rate}. The loss was lowest at {lowest}; with rates above that it is lost.',
  stopped: 'Stopped before the last round: nothing is suggested.',
  at: '{rate}: loss {loss}',
  stop: 'Stop',
  again: 'Search again',
  use: 'Use {rate}',
} as const satisfies Readonly<Record<string, string>>;
