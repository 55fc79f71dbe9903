/** Looking back along a training at the stages that were kept of it. */
export const timeWords = {
  label: 'Time',
  hint: 'Look back: weights, maps, predictions and texts as they were at that step. The training goes on meanwhile.',
  at: 'epoch {epoch} · step {step}',
  now: 'now',
  end: 'end',
  toNow: 'Back to now',
  isNow: 'This is how the network is now',
  play: 'Play the training from stage to stage',
  pause: 'Stop playing',
  none: 'The first stages of this training are not there yet',
  step: 'step {step}',
  walkNow: 'You are looking at step {step}. Go back to now to walk the next step of the training.',
} as const satisfies Readonly<Record<string, string>>;
