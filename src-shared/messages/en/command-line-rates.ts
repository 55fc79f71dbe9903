/** What the command line says of the search for a learning rate. */
export const commandLineRatesWords = {
  findRateSummary: 'a learning rate to train with, from a few hundred steps at rising rates',
  optionRateRounds: 'how often the rates are gone through, each time by another network; usually 3',
  rateProgress: 'Round {round} of {rounds}, step {step} of {steps}, learning rate {rate}',
  rateColumn: 'Learning rate',
  rateLossColumn: 'Smoothed loss',
  rateSuggested: 'Suggested learning rate: {rate} (the loss was lowest at {lowest}).',
} as const satisfies Readonly<Record<string, string>>;
