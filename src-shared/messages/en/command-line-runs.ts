/** What the command line says of several runs at once: comparing and sweeping. */
export const commandLineRunsWords = {
  compareSummary: 'what sets runs apart, and their final figures',
  compareRun: 'Run',
  compareSame: 'The runs were told the same, down to the seed.',
  compareDiffers: 'What differs: {changes}.',
  sweepSummary: 'trains every value of one setting or two over seeds, and prints a table',
  optionSet:
    'a setting and its values: 1,2,4 or from..to:count, with “log” behind it for even factors; a second --set trains every pair',
  setTwice: 'A sweep goes through one setting or two.',
  optionSeeds: 'how many seeds each value is trained with',
  optionSweepOut: 'the folder for the run folders and sweep.csv',
  sweepNeedsOut: 'A sweep needs --out with a folder for its runs.',
  setWanted: '{option} takes a setting and its values, as in lr=0.1,0.01, and this is “{text}”.',
  sweepProgress: '{done} of {runs} trained.',
  sweepWritten: 'Written: {path}',
  sweepWeights: 'Weights',
  sweepDone: 'Done',
  sweepLossIn: 'Training loss',
  sweepLossOut: 'Held-out loss',
  sweepErrorIn: 'E_in',
  sweepErrorOut: 'E_out',
  sweepBound: 'd_VC bound',
  sweepBoundNote:
    'The mean over the seeds, in brackets the lowest and the highest. d_VC bound: E_in + √((8/N) ln(4((2N)^d + 1)/0.05)), with the number of weights for d; it is loose, and says nothing above 100 %.',
} as const satisfies Readonly<Record<string, string>>;
