import type { Sentence } from '../../src-shared/captioning/bleu.ts';
import { mergeNeighbours } from '../../src-shared/captioning/merge-neighbours.ts';
import { wordDistance } from '../../src-shared/captioning/word-distance.ts';

/** A sentence of the training data, how far it is from another, and what it is said of. */
export type Neighbour = {
  readonly words: Sentence;
  readonly distance: number;
  /** How many of the pictures that were looked at. */
  readonly pictures: number;
  /** The first of them. */
  readonly example: number;
};

/**
 * The nearest of the sentences about the pictures `[from, until)`, each once, by the words that differ.
 */
export function findNeighbours(
  words: Sentence,
  captionsOf: (example: number) => readonly Sentence[],
  { from, until, count }: { readonly from: number; readonly until: number; readonly count: number },
): Neighbour[] {
  const found = new Map<string, { words: Sentence; pictures: number; example: number }>();
  for (let example = from; example < until; example += 1) {
    const sentences = new Map(captionsOf(example).map((one) => [one.join(' '), one]));
    for (const [text, sentence] of sentences) {
      const known = found.get(text);
      if (known === undefined) found.set(text, { words: sentence, pictures: 1, example });
      else known.pictures += 1;
    }
  }
  const all = [...found.values()].map((one) => ({
    ...one,
    distance: wordDistance(words, one.words),
  }));
  return mergeNeighbours(all, count);
}
