import type { OptimizerSettings } from '../../src-shared/document/document.ts';
import {
  initialOptimizerValues,
  type OptimizerKey,
} from '../../src-shared/document/initial-optimizer.ts';
import type { StepScale } from '../ui/step-number.ts';

/** How a setting of the training is edited: its range as in the document's schema, and its arrows. */
export type TrainingField<Key extends string> = {
  readonly key: Key;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: StepScale;
};

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

/** An optimizer's own value of a key that it has. */
export function readOptimizer(optimizer: OptimizerSettings, key: OptimizerKey): number {
  const found = Object.entries(optimizer).find(([name]) => name === key)?.[1];
  return typeof found === 'number' ? found : initialOptimizerValues[key];
}

/** The same optimizer with one number changed. */
export function changeOptimizer(
  optimizer: OptimizerSettings,
  key: OptimizerKey,
  value: number,
): OptimizerSettings {
  return { ...optimizer, [key]: value };
}
