/** Trying something out: one switch changed, other seeds, and the trainings that wait. */
export const experimentsWords = {
  // The dialog
  tryOut: 'Try something out',
  way: 'What to try',
  seedsWay: 'Other seeds',
  seedsHelp:
    'The same training with other seeds: how much of its result is luck. The chart shows their mean, and a band from the least to the most.',
  seedsMore: 'Seeds more',
  seedBand: 'Thick: mean of {count} seeds. Band: least to most. Faint: each seed.',
  whatIfHelp:
    'One switch changes and all else stays, the seed as well. The two curves are then drawn together.',
  baseRun: 'Compared with {run}',
  setting: 'Setting',
  newValue: 'New value',
  nowValue: 'now {value}',
  on: 'on',
  off: 'off',
  queueIt: 'Train',
  sameValue: 'That is the value it has now.',

  // The trainings that wait
  queue: 'Waiting trainings',
  atItsTurn: 'epoch {epoch} of {epochs}',
  waits: 'waits',
  sooner: 'Begin {run} sooner',
  cancelOne: 'Cancel {run}',
  cancelAll: 'Cancel all',
  goOn: 'Go on',
  failed: '{run} could not begin: {reason}',
  moreWait: 'and {count} more',
  training: 'Training',
} as const satisfies Readonly<Record<string, string>>;
