import type { OptimizerSettings } from '../../src-shared/document/document.ts';
import type { StepScale } from '../ui/step-number.ts';

/** How a setting of the training is edited: its range as in the document's schema, and its arrows. */
export type TrainingField<Key extends string> = {
  readonly key: Key;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: StepScale;
};

type OptimizerKey = 'learningRate' | 'momentum' | 'rho' | 'beta1' | 'beta2' | 'weightDecay';

const learningRate = {
  key: 'learningRate',
  min: 1e-7,
  max: 10,
  step: 1,
  scale: 'decades',
} as const;
const share = (key: OptimizerKey) =>
  ({ key, min: 0, max: 0.9999, step: 0.01, scale: 'even' }) as const;
const weightDecay = { key: 'weightDecay', min: 0, max: 1, step: 1, scale: 'decades' } as const;

/** What each optimizer has to set, in the form's order. */
export const optimizerFields: Readonly<
  Record<OptimizerSettings['type'], readonly TrainingField<OptimizerKey>[]>
> = {
  sgd: [learningRate],
  momentum: [learningRate, share('momentum')],
  rmsprop: [learningRate, share('rho')],
  adam: [learningRate, share('beta1'), share('beta2')],
  adamw: [learningRate, share('beta1'), share('beta2'), weightDecay],
};

/** What an optimizer begins with. Source: Keras API, Optimizers: default arguments. */
const initialValues: Readonly<Record<OptimizerKey, number>> = {
  learningRate: 0.001,
  momentum: 0.9,
  rho: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  weightDecay: 0.004,
};

/** SGD without adaptive steps needs larger ones. Source: Keras API, SGD: default argument. */
const initialSgdRate = 0.01;

export function initialOptimizer(type: OptimizerSettings['type']): OptimizerSettings {
  const { learningRate: adaptive, momentum, rho, beta1, beta2, weightDecay: decay } = initialValues;
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
      return { type, learningRate: adaptive, beta1, beta2, weightDecay: decay };
  }
}

/** An optimizer's own value of a key that it has. */
export function readOptimizer(optimizer: OptimizerSettings, key: OptimizerKey): number {
  const found = Object.entries(optimizer).find(([name]) => name === key)?.[1];
  return typeof found === 'number' ? found : initialValues[key];
}

/** The same optimizer with one number changed. */
export function changeOptimizer(
  optimizer: OptimizerSettings,
  key: OptimizerKey,
  value: number,
): OptimizerSettings {
  return { ...optimizer, [key]: value };
}
