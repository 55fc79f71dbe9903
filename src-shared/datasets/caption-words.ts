/** The words that stand for something else, with the numbers they have in every vocabulary of captions. */
export const specialWords = ['<pad>', '<start>', '<end>', '<unk>'] as const;
/** Fills up what is shorter than the longest caption. */
export const paddingId = 0;
/** What a network reads before the first word. */
export const startId = 1;
/** What a network says behind the last word. */
export const endId = 2;
/** A word that is not in the vocabulary: read, and never to be said. */
export const unknownId = 3;

/**
 * Words as numbers, behind them the end and padding: `[steps]`. Throws a `RangeError` for more words than fit with
 * the end behind them.
 */
export function encodeCaption(
  words: readonly string[],
  numbers: ReadonlyMap<string, number>,
  steps: number,
): number[] {
  if (words.length >= steps) throw new RangeError(`a caption of ${words.length} words`);
  const ids = words.map((word) => numbers.get(word) ?? unknownId);
  return [...ids, endId, ...Array<number>(steps - 1 - ids.length).fill(paddingId)];
}

/** Every word's number in a vocabulary. */
export function numberWords(vocabulary: readonly string[]): ReadonlyMap<string, number> {
  return new Map(vocabulary.map((word, number) => [word, number]));
}

/** The words up to the end. */
export function decodeCaption(ids: Iterable<number>, vocabulary: readonly string[]): string[] {
  const words: string[] = [];
  for (const id of ids) {
    if (id === endId || id === paddingId) break;
    words.push(vocabulary[id] ?? '');
  }
  return words;
}
