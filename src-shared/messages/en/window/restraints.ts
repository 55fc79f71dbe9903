/** How the rate goes, what keeps weights and gradients small, and when a training ends by itself. */
export const restraintsWords = {
  scheduleConstant: 'constant',
  scheduleStep: 'falls in steps',
  scheduleCosine: 'falls to 0',
  schedulePlateau: 'falls on a plateau',
  scheduleHelpConstant: 'η stays as it is.',
  scheduleHelpStep:
    'η · factor^⌊epoch / n⌋: the rate falls after every n epochs. (Keras, ExponentialDecay)',
  scheduleHelpCosine:
    'η (1 + cos(π t / T)) / 2: half a cosine from η to 0 over the whole run. (Loshchilov and Hutter, 2017)',
  scheduleHelpPlateau:
    'The rate is multiplied by the factor when the loss on what is held out has not fallen for so many epochs. (Keras, ReduceLROnPlateau)',
  warmUpSteps: 'Warm-up',
  warmUpStepsHelp:
    'η t / W in the first W steps, before the schedule: early gradients are large and not to be trusted. (Goyal et al., 2017)',
  everyEpochs: 'Every',
  plateauPatience: 'Wait for',
  factor: 'Factor',
  steps: 'steps',
  epochs: 'epochs',

  title: 'Regularisation',
  noneOn: 'none',
  weightDecay: 'Weight decay λ',
  weightDecayHelp:
    'E_aug(w) = E_in(w) + (λ / N) Σ w². N is the number of training examples; biases do not count. (Abu-Mostafa et al., 2012)',
  l1: 'L1 λ₁',
  l1Help:
    'E_in(w) + (λ₁ / N) Σ |w|: every weight is pulled towards 0 with the same force, so that many end near it. (Tibshirani, 1996)',
  maxNorm: 'Max-norm c',
  maxNormHelp:
    'After each update the weights that enter a unit are scaled down until ‖w‖ ≤ c; 0 sets no limit. (Srivastava et al., 2014)',
  patience: 'Stop early after',
  patienceHelp:
    'Ends the training when the loss on what is held out has not fallen for so many epochs, and takes back the weights of the best one; 0 never does. A run whose epochs are over before keeps its last weights. (Prechelt, 1998)',
  clipping: 'Clip gradients',
  clippingNone: 'no',
  clippingValue: 'each number',
  clippingNorm: 'each tensor',
  clippingGlobalNorm: 'all together',
  clippingHelpNone: 'Gradients reach the optimizer as they are.',
  clippingHelpValue:
    'Every number of a gradient into [−c, c]; its direction may change. (Keras, clipvalue)',
  clippingHelpNorm:
    'g · c / max(‖g‖, c) for each weight tensor: shorter, in the same direction. (Keras, clipnorm)',
  clippingHelpGlobalNorm:
    'g · c / max(‖g‖, c) with the length of all gradients together, so that their proportions stay. (Pascanu et al., 2013)',
  clipLimit: 'Limit c',
} as const satisfies Readonly<Record<string, string>>;
