/** Keras activations that a layer may carry; `linear` leaves its input as it is. */
export const activationNames = [
  'linear',
  'relu',
  'leakyRelu',
  'tanh',
  'sigmoid',
  'softmax',
  'elu',
  'selu',
  'gelu',
  'softplus',
  'softsign',
] as const;

export type ActivationName = (typeof activationNames)[number];

/**
 * Those that a recurrent layer may carry. Its gradient over time tells the slope from the output, which GELU does
 * not: it falls before it rises.
 */
export const recurrentActivationNames = [
  'linear',
  'relu',
  'leakyRelu',
  'tanh',
  'sigmoid',
  'softmax',
  'elu',
  'selu',
  'softplus',
  'softsign',
] as const satisfies readonly ActivationName[];

export type RecurrentActivationName = (typeof recurrentActivationNames)[number];

/** The slope of Leaky ReLU below 0. Source: Keras API, leaky_relu: default argument. */
export const leakySlope = 0.2;
