/** The library of runs: what sets them apart, what is said of each, and what a person does with them. */
export const runsWords = {
  // What differs
  layers: 'Layers',
  noValue: '–',
  changeOne: '{name}: {before} → {after}',
  layerAdded: '{node} added ({type})',
  layerRemoved: '{node} taken out ({type})',
  layerReplaced: '{node}: {before} → {after}',
  nothingDiffers: 'The same network, the same settings',
  nodeField: '{node}: {field}',
  wires: 'wires',
  trainLimitAll: 'all',
  shuffle: 'Shuffled',
  balanceClasses: 'Balanced classes',
  standardise: 'Standardised',
  standardiseTarget: 'Target standardised',
  source: 'Data',
  dataset: 'Data set',
  scheduleKind: 'Rate over time',

  // The table
  run: 'Run',
  runNumber: 'Run {number}',
  choose: 'Draw {run} with the others',
  parameters: 'Weights',
  sortBy: 'Sort by {column}',
  pin: 'Pin to the top',
  unpin: 'Unpin',
  hide: 'Hide',
  unhide: 'Show again',
  remove: 'Delete',
  rename: 'Name and notes',
  name: 'Name',
  notes: 'Notes',
  notesPlaceholder: 'What you tried, and what you saw',
  more: 'More for {run}',
  removed: '{run} is deleted.',
  undo: 'Undo',
  showHidden: 'Show hidden',
  environment: '{program} · {engine} {version} on {device} · data {hash}',
  environmentTitle: 'Trained with',
  save: 'Save',
  close: 'Close',

  // Overlay
  whatIf: 'What if ...',
  leaveOut: 'Leave {run} out',
  overlay: 'Runs together',
  clearChosen: 'Only this run',
  strongValidation: 'Strong: validation. Faint: training.',
  strongTraining: 'Training: these runs hold nothing out.',
  repeats: 'Times in a row',
  saveTable: 'Save the table of runs',

  // Beginning with another run's weights
  startFrom: 'Begin the next training with its weights',
  startFromNothing: 'It has no checkpoint yet.',
  startsFrom:
    'The next training begins with the weights of {run}, in layers of the same name and shape.',
  startDrawn: 'Begin anew',
  weightsFrom: 'Weights from',
  weightsTaken: 'Begun with the weights of {run} (step {step}): {taken}.',
  weightsDrawn: 'Begun anew: {left}.',
  weightsAllTaken: 'All layers begun with the weights of {run} (step {step}).',

  // What is computed once
  featuresComputed:
    'What {nodes} gives for {examples} examples was computed once ({size}) and kept for later trainings.',
  featuresTooLarge:
    'What {nodes} gives for {examples} examples is too large to be kept ({size}), so the frozen layers run at every step.',
  featuresRead:
    'What {nodes} gives for {examples} examples was read from an earlier training ({size}).',
  fewerRows:
    'Rows of a batch: {rows} in place of {asked}. The state is carried, and the text is too short for {asked} streams of at least two windows that leave almost nothing of it out.',
} as const satisfies Readonly<Record<string, string>>;
