/** Keras activations that a layer may carry; `linear` leaves its input as it is. */
export const activationNames = [
  'linear',
  'relu',
  'tanh',
  'sigmoid',
  'softmax',
  'elu',
  'selu',
  'softplus',
  'softsign',
] as const;

export type ActivationName = (typeof activationNames)[number];
