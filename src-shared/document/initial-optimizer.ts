import type { OptimizerSettings } from './document.ts';

export const optimizerTypes = [
  'sgd',
  'momentum',
  'rmsprop',
  'adam',
  'adamw',
] as const satisfies readonly OptimizerSettings['type'][];

/** The numbers that optimizers have. */
export type OptimizerKey = 'learningRate' | 'momentum' | 'rho' | 'beta1' | 'beta2' | 'weightDecay';

/** What an optimizer begins with. Source: Keras API, Optimizers: default arguments. */
export const initialOptimizerValues: Readonly<Record<OptimizerKey, number>> = {
  learningRate: 0.001,
  momentum: 0.9,
  rho: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  weightDecay: 0.004,
};

/** SGD without adaptive steps needs larger ones. Source: Keras API, SGD: default argument. */
const initialSgdRate = 0.01;

/** An optimizer with its first values. */
export function initialOptimizer(type: OptimizerSettings['type']): OptimizerSettings {
  const {
    learningRate: adaptive,
    momentum,
    rho,
    beta1,
    beta2,
    weightDecay,
  } = initialOptimizerValues;
  switch (type) {
    case 'sgd':
      return { type, learningRate: initialSgdRate };
    case 'momentum':
      return { type, learningRate: initialSgdRate, momentum };
    case 'rmsprop':
      return { type, learningRate: adaptive, rho };
    case 'adam':
      return { type, learningRate: adaptive, beta1, beta2 };
    case 'adamw':
      return { type, learningRate: adaptive, beta1, beta2, weightDecay };
  }
}
