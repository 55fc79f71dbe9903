/** What is changed while a run trains, and what its curves mark. */
export const liveWords = {
  atOnce: 'changes the run at once',
  fromStep: 'from step {step} on',
};
