import type { Dataset, Examples } from './dataset.ts';

/** The examples that a network is judged on: those held out, or the training examples where nothing is. */
export function heldOutExamples(dataset: Pick<Dataset, 'train' | 'validation'>): Examples {
  return dataset.validation.count > 0 ? dataset.validation : dataset.train;
}
