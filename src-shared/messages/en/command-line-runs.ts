/** What the command line says of several runs at once: comparing and sweeping. */
export const commandLineRunsWords = {
  compareSummary: 'what sets runs apart, and their final figures',
  compareRun: 'Run',
  compareSame: 'The runs were told the same, down to the seed.',
  compareDiffers: 'What differs: {changes}.',
} as const satisfies Readonly<Record<string, string>>;
