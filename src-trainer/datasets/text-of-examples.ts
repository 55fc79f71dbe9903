import type { Examples } from './dataset.ts';

/**
 * The text that examples are windows of, from its first character to its last, as numbers of the vocabulary;
 * `undefined` where they are no windows of a text.
 */
export function textOfExamples({ resident }: Examples): Int32Array | undefined {
  if (resident?.inputs.layout.kind !== 'windows') return undefined;
  const { values } = resident.inputs;
  return values instanceof Int32Array ? values : undefined;
}
