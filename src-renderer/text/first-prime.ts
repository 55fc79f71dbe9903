import { describeText } from '../../src-shared/datasets/describe-text.ts';
import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';

const fewCharacters = 20;
const longest = 12;

/**
 * What a character model begins with while nobody has written another: as its text does, with little of it where the
 * alphabet is small and nothing is left to learn. A model of words begins with a whole one, since it knows no part of it.
 * Empty where the text is not at hand.
 */
export function firstPrime(spec: RunSpec | undefined, vocabularySize: number): string {
  const source = spec?.data.source;
  if (source?.kind !== 'text') return '';
  const [word = ''] = describeText(source).opening.split(/\s/, 1);
  if (source.unit === 'words') return word;
  return vocabularySize < fewCharacters ? word.slice(0, 1) : word.slice(0, longest);
}

/** What a network wrote itself of a stage's sample, which begins with what it was told to begin with. */
export function ownText<
  Sample extends { readonly text: string; readonly prime?: string | undefined },
>(sample: Sample): Sample {
  return { ...sample, text: withoutPrime(sample.text, sample.prime ?? '') };
}

/** A sample without its beginning, where it begins with it, as it was read. */
export function withoutPrime(text: string, prime: string): string {
  const read = tidyText(prime);
  return text.startsWith(read) ? text.slice(read.length) : text;
}
