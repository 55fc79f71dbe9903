import { fitVocabulary } from '../../src-shared/spec/fit-vocabulary.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../datasets/dataset.ts';

/** A text of the user's own brings its own number of characters, for which the network is made. */
export function fitText(spec: RunSpec, { vocabulary }: Pick<Dataset, 'vocabulary'>): RunSpec {
  if (vocabulary === undefined) return spec;
  return { ...spec, model: fitVocabulary(spec.model, vocabulary.length) };
}
