import type { ActivationName } from '../layers/activation-names.ts';

/** An activation's sign; `linear` has none. */
const signs: Readonly<Record<ActivationName, string>> = {
  linear: '',
  relu: '\\text{ReLU}',
  leakyRelu: '\\text{LeakyReLU}',
  tanh: '\\tanh',
  sigmoid: '\\sigma',
  softmax: '\\text{softmax}',
  elu: '\\text{ELU}',
  selu: '\\text{SELU}',
  gelu: '\\text{GELU}',
  softplus: '\\text{softplus}',
  softsign: '\\text{softsign}',
};

/** An activation's sign by the name in a layer's config; `undefined` where it leaves its input as it is. */
export function activationSign(name: unknown): string | undefined {
  const known = Object.entries(signs).find(([one]) => one === name);
  return known === undefined || known[1] === '' ? undefined : known[1];
}

/** An activation applied to something. */
export function activated(name: unknown, inside: string): string {
  const sign = activationSign(name);
  return sign === undefined ? inside : `${sign}(${inside})`;
}
