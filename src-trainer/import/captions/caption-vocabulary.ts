import { specialWords } from '../../../src-shared/datasets/caption-words.ts';
import { mostCaptionWords } from '../../../src-shared/datasets/imported-dataset.ts';

/**
 * The words that captions use, the special ones first and then the most frequent; those of one frequency in the order
 * of their letters. A word that is too rare to be learned is left to `<unk>`: seen fewer than 5 times in 20,000
 * captions or more, as the field does it, and once in 1,000 or more.
 * Source: Karpathy and Fei-Fei, 2015, section 4.
 */
export function captionVocabulary(captions: Iterable<readonly string[]>): string[] {
  const counts = new Map<string, number>();
  let total = 0;
  for (const words of captions) {
    total += 1;
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const fewest = fewestSeen(total);
  const kept = [...counts]
    .filter(([word, count]) => count >= fewest && word.length <= 100)
    .sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1))
    .slice(0, mostCaptionWords - specialWords.length)
    .map(([word]) => word);
  return [...specialWords, ...kept];
}

function fewestSeen(captions: number): number {
  if (captions >= 20_000) return 5;
  return captions >= 1000 ? 2 : 1;
}
