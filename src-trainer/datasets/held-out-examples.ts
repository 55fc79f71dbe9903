import type { Dataset, Examples } from './dataset.ts';
import type { Split } from './split-stratified.ts';

/** The examples that a network is judged on: those held out, or the training examples where nothing is. */
export function heldOutExamples(dataset: Pick<Dataset, 'train' | 'validation'>): Examples {
  return dataset.validation.count > 0 ? dataset.validation : dataset.train;
}

/** Which members of a split those are, by their number there. */
export function heldOutMembers({ train, validation }: Split): Split['train'] {
  return validation.length > 0 ? validation : train;
}

/** Says where those are training examples. */
export function ofTraining({ validation }: Pick<Dataset, 'validation'>): { isOfTraining?: true } {
  return validation.count > 0 ? {} : { isOfTraining: true };
}
