/** What is changed while a run trains, and what its curves mark. */
export const liveWords = {
  atOnce: 'changes the run at once',
  fromStep: 'from step {step} on',
  events: 'What happened in this training',
  learningRate: 'lr',
  momentum: 'momentum',
  weightDecay: 'λ',
  decoupledWeightDecay: 'decay',
  epochs: 'epochs',
  stoppedEarly: 'stopped early',
  diverged: 'diverged',
  moreEpochs: 'Epochs more for {run}',
  goOn: 'more epochs',
  goOnHint: 'Goes on from the last weights for so many epochs',
};
