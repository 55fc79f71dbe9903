import { leakySlope, type ActivationName } from './activation-names.ts';

/** An activation as a function of one number, and its slope. */
export type ActivationFunction = {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
};

/** Source: Klambauer et al., "Self-normalizing neural networks", 2017. */
const seluScale = 1.0507009873554805;
const seluAlpha = 1.6732632423543772;

/**
 * The activations. Softmax, which looks at all numbers, stands for its share against one other number that is 0.
 * Source: Keras API, Layer activation functions; GELU: Hendrycks and Gimpel, 2016.
 */
export const activationFunctions: Readonly<Record<ActivationName, ActivationFunction>> = {
  linear: { value: (x) => x, slope: () => 1 },
  relu: { value: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0) },
  leakyRelu: {
    value: (x) => (x > 0 ? x : leakySlope * x),
    slope: (x) => (x > 0 ? 1 : leakySlope),
  },
  tanh: { value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  sigmoid: { value: sigmoid, slope: (x) => sigmoid(x) * (1 - sigmoid(x)) },
  softmax: { value: sigmoid, slope: (x) => sigmoid(x) * (1 - sigmoid(x)) },
  elu: { value: (x) => (x > 0 ? x : Math.expm1(x)), slope: (x) => (x > 0 ? 1 : Math.exp(x)) },
  selu: {
    value: (x) => seluScale * (x > 0 ? x : seluAlpha * Math.expm1(x)),
    slope: (x) => seluScale * (x > 0 ? 1 : seluAlpha * Math.exp(x)),
  },
  gelu: {
    value: (x) => x * normalShare(x),
    slope: (x) => normalShare(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  },
  softplus: { value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), slope: sigmoid },
  softsign: { value: (x) => x / (1 + Math.abs(x)), slope: (x) => 1 / (1 + Math.abs(x)) ** 2 },
};

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Φ(x), the share of a standard normal distribution below x. */
function normalShare(x: number): number {
  return (1 + erf(x / Math.SQRT2)) / 2;
}

/** The error function, to 1.5e-7. Source: Abramowitz and Stegun, 1964, formula 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}
