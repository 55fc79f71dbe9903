/** Stands before the first piece of a word, so that pieces tell where words begin. */
export const wordMark = '▁';

/**
 * Learns which pieces words are made of: beginning with single characters, the two pieces that stand beside each other
 * most often become one, until there are `most` pieces; of pairs that are as frequent, the first by their letters.
 * @param counts how often each word occurs
 * @returns the pieces, characters first, then in the order in which they were joined
 * Source: Sennrich, Haddow and Birch, "Neural machine translation of rare words with subword units", 2016, section 3.2.
 */
export function learnPairs(counts: ReadonlyMap<string, number>, most: number): string[] {
  const words = [...counts].map(([word, count]) => ({
    pieces: Array.from(wordMark + word),
    count,
  }));
  return joinOften(words, words.flatMap((word) => word.pieces).toSorted(), most);
}

/** Words in pieces, and how often each occurs. */
export type CountedPieces = { readonly pieces: readonly string[]; readonly count: number };

/**
 * As `learnPairs`, for words that are given in pieces, none of which has a NUL in it.
 * @param first the pieces that are there before any are joined
 */
export function joinOften(
  counted: readonly CountedPieces[],
  first: readonly string[],
  most: number,
): string[] {
  const words = counted.map(({ pieces: own, count }) => ({ pieces: [...own], count }));
  const pieces = new Set(first);
  const pairs = createPairCounts();
  words.forEach((word, at) => pairs.note(word.pieces, word.count, at));
  while (pieces.size < most) {
    const best = pairs.mostFrequent();
    if (best === undefined) break;
    const [left, right] = best;
    for (const at of pairs.wordsWith(left, right)) {
      const word = words[at];
      if (word === undefined) continue;
      pairs.note(word.pieces, -word.count, at);
      word.pieces = join(word.pieces, left, right);
      pairs.note(word.pieces, word.count, at);
    }
    pieces.add(left + right);
  }
  return [...pieces];
}

/**
 * The pieces of a word by a vocabulary that was learned: of all neighbours that the vocabulary knows as one piece, the
 * pair that was joined first is joined first.
 */
export function splitPairs(word: string, numbers: ReadonlyMap<string, number>): string[] {
  return joinKnown(Array.from(wordMark + word), numbers);
}

/** As `splitPairs`, for a word that is given in its smallest pieces. */
export function joinKnown(
  smallest: readonly string[],
  numbers: ReadonlyMap<string, number>,
): string[] {
  let pieces = [...smallest];
  for (;;) {
    let best: { readonly left: string; readonly right: string; readonly rank: number } | undefined;
    for (let at = 0; at + 1 < pieces.length; at += 1) {
      const [left = '', right = ''] = pieces.slice(at, at + 2);
      const rank = numbers.get(left + right);
      if (rank !== undefined && rank < (best?.rank ?? Infinity)) best = { left, right, rank };
    }
    if (best === undefined) return pieces;
    pieces = join(pieces, best.left, best.right);
  }
}

function join(pieces: readonly string[], left: string, right: string): string[] {
  const joined: string[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const isPair = pieces[at] === left && pieces[at + 1] === right;
    joined.push(isPair ? left + right : (pieces[at] ?? ''));
    if (isPair) at += 1;
  }
  return joined;
}

/** Between the pieces of a pair in a key: no text has it. */
const between = '\0';

/** How often pairs stand beside each other, and in which words; kept up to date as words change. */
function createPairCounts() {
  const counts = new Map<string, number>();
  const places = new Map<string, Set<number>>();
  return {
    note: (pieces: readonly string[], count: number, word: number): void => {
      for (let at = 0; at + 1 < pieces.length; at += 1) {
        const key = `${pieces[at] ?? ''}${between}${pieces[at + 1] ?? ''}`;
        const sum = (counts.get(key) ?? 0) + count;
        if (sum === 0) counts.delete(key);
        else counts.set(key, sum);
        const known = places.get(key);
        if (known === undefined) places.set(key, new Set([word]));
        else known.add(word);
      }
    },
    /** A pair that stands there at least twice. */
    mostFrequent: (): readonly [string, string] | undefined => {
      let [best, most] = ['', 1];
      for (const [key, count] of counts) {
        if (count > most || (count === most && most > 1 && key < best)) [best, most] = [key, count];
      }
      const [left, right] = best.split(between);
      return left === undefined || right === undefined ? undefined : [left, right];
    },
    wordsWith: (left: string, right: string): readonly number[] => [
      ...(places.get(`${left}${between}${right}`) ?? []),
    ],
  };
}
