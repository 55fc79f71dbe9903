import {
  activationNames,
  leakySlope,
  type ActivationName,
} from '../../src-shared/layers/activation-names.ts';

/**
 * The activations as functions of one number. Softmax, which looks at all numbers, is drawn as its share
 * against one other number that is 0.
 * Source: Keras API, Layer activation functions; GELU: Hendrycks and Gimpel, 2016; SELU's constants: Klambauer et al., 2017.
 */
const functions: Readonly<Record<ActivationName, (x: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(0, x),
  leakyRelu: (x) => (x > 0 ? x : leakySlope * x),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softmax: (x) => Math.exp(x) / (Math.exp(x) + 1),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  selu: (x) => 1.0507 * (x > 0 ? x : 1.67326 * Math.expm1(x)),
  gelu: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
  softplus: (x) => Math.log1p(Math.exp(x)),
  softsign: (x) => x / (1 + Math.abs(x)),
};

/** The error function, to 1.5e-7. Source: Abramowitz and Stegun, 1964, formula 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

/** What of the plane a picture shows: this far to both sides of 0. */
const shown = { x: 2.6, y: 1.5 };

/**
 * The curve of an activation as an SVG path in a box of `width` × `height` with 0 in its middle; where it
 * leaves the box it ends.
 */
export function activationPath(name: ActivationName, width: number, height: number): string {
  const f = functions[name];
  const steps = 52;
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const x = (step / steps) * 2 * shown.x - shown.x;
    return { x, y: f(x) };
  }).filter(({ y }) => Math.abs(y) <= shown.y);
  const place = ({ x, y }: { x: number; y: number }): string =>
    `${((x / shown.x + 1) * (width / 2)).toFixed(1)} ${((1 - y / shown.y) * (height / 2)).toFixed(1)}`;
  return `M${points.map(place).join('L')}`;
}

export function isActivationName(name: string): name is ActivationName {
  return activationNames.some((known) => known === name);
}
