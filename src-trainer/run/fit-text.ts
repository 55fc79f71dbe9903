import { fitVocabulary } from '../../src-shared/spec/fit-vocabulary.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../datasets/dataset.ts';

/**
 * A text of the user's own brings its own number of characters, and any text that is read in tokens as many as were
 * found in it: for these the network is made.
 * @param dataPath the user's own data instead of the spec's
 */
export function fitText(
  spec: RunSpec,
  { vocabulary, tokens }: Pick<Dataset, 'vocabulary' | 'tokens'>,
  dataPath: string | undefined,
): RunSpec {
  const bringsOwn = dataPath !== undefined || tokens !== undefined;
  if (vocabulary === undefined || !bringsOwn) return spec;
  return { ...spec, model: fitVocabulary(spec.model, vocabulary.length) };
}
