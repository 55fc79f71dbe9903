import { activationNames, type ActivationName } from '../../src-shared/layers/activation-names.ts';

/**
 * The activations as functions of one number. Softmax, which looks at all numbers, is drawn as its share
 * against one other number that is 0.
 * Source: Keras API, Layer activation functions; SELU's constants: Klambauer et al., 2017.
 */
const functions: Readonly<Record<ActivationName, (x: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(0, x),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softmax: (x) => Math.exp(x) / (Math.exp(x) + 1),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  selu: (x) => 1.0507 * (x > 0 ? x : 1.67326 * Math.expm1(x)),
  softplus: (x) => Math.log1p(Math.exp(x)),
  softsign: (x) => x / (1 + Math.abs(x)),
};

/** The curve of an activation from −3 to 3 as an SVG path in a box of `width` × `height`, 0 in its middle. */
export function activationPath(name: ActivationName, width: number, height: number): string {
  const f = functions[name];
  const steps = 24;
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const x = (step / steps) * 6 - 3;
    // 2.2 units above and below the middle: steep ones leave the box and are cut there.
    const y = Math.max(-2.2, Math.min(2.2, f(x)));
    return `${((step / steps) * width).toFixed(1)} ${(height / 2 - (y / 2.4) * (height / 2)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

export function isActivationName(name: string): name is ActivationName {
  return activationNames.some((known) => known === name);
}
