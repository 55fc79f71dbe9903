import type { DoctorWords } from '../doctor-words.ts';

/** What the doctor says of a run. Placeholders of `evidence` are filled with the run's own numbers. */
export const doctorWords: DoctorWords = {
  diseases: {
    'missing-normalisation': {
      name: 'Inputs are not normalised',
      evidence:
        'The features’ deviations go from {smallest} to {largest}, and a mean is as far from 0 as {mean}.',
      cause: 'Weights are drawn for inputs around 0 of about size 1.',
      why: 'A feature a thousand times larger gets a thousand times the gradient, so that no one learning rate suits all. Standardised inputs, (x − mean) / deviation, are learned from equally fast.',
    },
    'unshuffled-data': {
      name: 'The examples are not shuffled',
      evidence:
        'Neighbouring examples are alike ({order} of complete order), and an epoch sees them in that order, in {stepsPerEpoch} steps.',
      cause: 'Shuffling is off, and the examples are kept in an order.',
      why: 'A batch of one class pulls the whole network towards that class, and the next batch pulls it back. Shuffled batches resemble the whole, so that their gradients point the way that all examples want.',
    },
    'imbalanced-data': {
      name: 'The classes are not balanced',
      evidence:
        'The most frequent class has {most} examples and the rarest {least}: always saying the first would be right in {share} of cases.',
      cause: 'One class is far rarer than another.',
      why: 'The mean loss hardly counts a rare class, so that a network does well without ever naming it. Where the classes take turns, each weighs the same; accuracy then says less than a look at every class.',
    },
    'dead-relus': {
      name: 'Dead ReLU units',
      evidence:
        '{dead} of the units of {layer} are 0 for every example; with the first weights it was {atFirst}.',
      cause: 'The first weights push these units below 0 for all inputs.',
      why: 'The slope of ReLU is 0 below 0, so that no gradient reaches a unit that is 0 for every example. It never changes again; He initialisation spreads its inputs on both sides of 0.',
    },
    saturation: {
      name: 'Saturated units',
      evidence:
        '{atFirst} of the outputs of {layer} lay on the flat ends with the first weights; now it is {saturated}.',
      cause: 'The first weights are too large for this activation.',
      why: 'Where sigmoid and tanh are flat their slope is nearly 0, and so is every gradient that passes through. Glorot initialisation keeps the sums in the steep middle.',
    },
    'exploding-gradients': {
      name: 'Exploding gradients',
      evidence:
        'With the first weights the gradient of {layer} is {norm} long; the shortest of all layers is {least}.',
      cause: 'The first weights make everything larger from layer to layer.',
      why: 'On its way back a gradient is multiplied by the weights of every layer, so that a factor of 3 in ten layers makes 59,049. He and Glorot initialisation make that factor about 1; clipping limits the harm.',
    },
    'vanishing-gradients': {
      name: 'Vanishing gradients',
      evidence: '{layer} receives {part} of the gradient of {last}.',
      cause: 'Every layer passes on only a small part of the gradient.',
      why: 'The slope of a sigmoid is a quarter at most, and so is what each layer lets through; in twenty layers that is next to nothing. ReLU has slope 1, and batch normalisation keeps every layer’s numbers where slopes are large.',
    },
    'rate-too-high': {
      name: 'The learning rate is too high',
      evidence:
        'With a rate of {rate} a step changes the weights by {ratio} of their length, and the loss ends at {rise} times its beginning.',
      evidenceDiverged:
        'With a rate of {rate} a step changed the weights by {ratio} of their length, and the loss ended as no number.',
      cause: 'Steps overshoot the valley they should go down.',
      why: 'A gradient is right only near the place where it was taken; a long step leaves that place. About a thousandth of the weights’ length a step is usual.',
    },
    'rate-too-low': {
      name: 'The learning rate is too low',
      evidence:
        'With a rate of {rate} a step changes the weights by {ratio} of their length, and the loss has fallen by {fall} so far.',
      cause: 'Steps are too short to get anywhere.',
      why: 'The direction is right, but at this pace it takes a hundred times the steps. About a thousandth of the weights’ length a step is usual.',
    },
    'loss-stuck': {
      name: 'The loss stays at chance',
      evidence: 'The loss is {loss}; without looking at the inputs one gets {chance} ({formula}).',
      cause: 'The network learns nothing from its inputs.',
      why: 'Units with equal weights get equal gradients and stay equal for ever, so that first weights must be drawn at random. Where they were, look at the data: do the answers belong to the inputs?',
    },
    overfitting: {
      name: 'Overfitting',
      evidence:
        'The held-out loss was lowest in epoch {epoch} ({best}) and is now {valLoss}; on the training examples it is {loss}.',
      cause: 'The network learns its training examples by heart.',
      why: 'With more weights than the examples can settle, the noise in them is learned as well, and what is new is answered worse. More examples help most; otherwise stop at the best epoch, or keep the weights small.',
    },
  },
  formulaLn: 'ln {classes}',
  formulaEntropy: 'the entropy of the classes',
  formulaVariance: 'the variance',
  remedies: {
    'set-rate': 'Set the rate to {rate}',
    initialise: 'Draw sound first weights',
    'use-relu': 'Use ReLU with He',
    'use-leaky-relu': 'Use Leaky ReLU',
    'insert-normalisation': 'Insert BatchNormalization',
    'clip-gradients': 'Clip gradients',
    'stop-early': 'Stop early',
    'decay-weights': 'Add weight decay',
    shuffle: 'Shuffle',
    'balance-classes': 'Balance the classes',
    standardise: 'Standardise the inputs',
  },
};
