import { learnPairs } from './byte-pairs.ts';
import { specialTokens, splitWords, type SentenceUnit } from './sentence-units.ts';

/** Units that a vocabulary has at most, the special ones among them. */
export const mostTokens = {
  words: 20_000,
  pairs: 2000,
  characters: 5000,
} as const satisfies Record<SentenceUnit, number>;
/** Words whose pieces are learned: the most frequent ones. */
export const mostWords = 30_000;

/** Counts units of texts one after the other and makes a vocabulary of them. */
export type VocabularyLearner = {
  readonly read: (text: string) => void;
  /** The special tokens, then the units by how often they occur; pieces in the order in which they were joined. */
  readonly vocabulary: () => string[];
};

/**
 * Learns the units of texts. A word that occurs once only is left to `<unk>` where there are more than 500 of the
 * others, since nothing can be learned of it.
 */
export function createVocabularyLearner(unit: SentenceUnit): VocabularyLearner {
  const counts = new Map<string, number>();
  return {
    read: (text) => {
      const units = unit === 'characters' ? Array.from(text.normalize('NFC')) : splitWords(text);
      for (const one of units) counts.set(one, (counts.get(one) ?? 0) + 1);
    },
    vocabulary: () => {
      const room = mostTokens[unit] - specialTokens.length;
      if (unit === 'pairs') {
        const frequent = rankByCount(counts).slice(0, mostWords);
        return [...specialTokens, ...learnPairs(new Map(frequent), room)];
      }
      const kept = unit === 'words' ? frequentWords(counts) : rankByCount(counts);
      return [...specialTokens, ...kept.slice(0, room).map(([one]) => one)];
    },
  };
}

/** What was counted, the most frequent first; of equally frequent ones the first by their letters. */
export function rankByCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1));
}

/** Words that are worth a number of their own, the most frequent first; see `createVocabularyLearner`. */
export function frequentWords(counts: ReadonlyMap<string, number>): [string, number][] {
  const ranked = rankByCount(counts);
  const repeated = ranked.filter(([, count]) => count > 1);
  return repeated.length > 500 ? repeated : ranked;
}
