import type { Sentence } from './bleu.ts';

/** A sentence, how far it is from another one, and how many pictures it is said of. */
type Neighbour = {
  readonly words: Sentence;
  readonly distance: number;
  readonly pictures: number;
};

/**
 * The nearest of what was found in several parts, each sentence once; those equally near in the order of their letters.
 * Where every part gave its nearest `count`, these are the nearest of all.
 */
export function mergeNeighbours<Found extends Neighbour>(
  parts: readonly Found[],
  count: number,
): Found[] {
  const merged = new Map<string, Found>();
  for (const one of parts) {
    const text = one.words.join(' ');
    const known = merged.get(text);
    merged.set(
      text,
      known === undefined ? one : { ...known, pictures: known.pictures + one.pictures },
    );
  }
  return [...merged]
    .sort(([a, one], [b, other]) => one.distance - other.distance || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, one]) => one);
}
