import type { Sentence } from './bleu.ts';

/**
 * How many words must be put in, taken out or changed to make one sentence of another.
 * Source: Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966, on words.
 */
export function wordDistance(a: Sentence, b: Sentence): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [row, word] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      current.push(
        Math.min(
          (current[column] ?? 0) + 1,
          (above[column + 1] ?? 0) + 1,
          (above[column] ?? 0) + (word === other ? 0 : 1),
        ),
      );
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
