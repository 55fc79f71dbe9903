import type { TextBaselines } from '../../src-shared/protocol/data-facts.ts';
import type { Characters } from '../datasets/text-examples.ts';
import { createGramCounts, type GramCounts } from './gram-counts.ts';

/** Characters next to those held out that are counted at most, and held out ones that are measured: a bound on time and memory. */
const mostCounted = 5_000_000;
const mostMeasured = 1_000_000;

/**
 * What counting characters is worth on a text that was not counted: the mean of -ln p over the characters of `heldOut`
 * behind its first one, in nats, where p is that of the uniform distribution over the vocabulary and of models that know
 * how often a character followed none, the last one, the last two. Nothing where nothing is held out.
 *
 * The models are interpolated as Witten and Bell did:
 * p(w | h) = (c(hw) + T(h) p(w | h')) / (c(h) + T(h)), where c(h) is how often anything followed h in `train`, T(h) how
 * many different characters did, and h' is h without its first character; for no h at all, p(w | h') is 1 / vocabulary.
 * Source: Witten and Bell, "The zero-frequency problem", 1991, method C; Chen and Goodman, "An empirical study of
 * smoothing techniques for language modeling", 1998, section 2 on Witten-Bell smoothing.
 */
export function measureBaselines(
  train: Characters,
  heldOut: Characters,
  vocabulary: number,
): TextBaselines | undefined {
  const measured = heldOut.subarray(0, mostMeasured + 1);
  if (train.length === 0 || measured.length < 2) return undefined;
  const counts = countGrams(train.subarray(Math.max(0, train.length - mostCounted)));
  const [singles, doubles, triples] = counts;
  const uniform = 1 / vocabulary;
  const sums = { unigram: 0, bigram: 0, trigram: 0 };
  // The last character and the last two as contexts; -1 where they were never counted.
  let last = singles.find(0, measured[0] ?? 0);
  let lastTwo = -1;
  for (const character of measured.subarray(1)) {
    const one = interpolated(singles, 0, character, uniform);
    const two = interpolated(doubles, last, character, one);
    sums.unigram -= Math.log(one);
    sums.bigram -= Math.log(two);
    sums.trigram -= Math.log(interpolated(triples, lastTwo, character, two));
    lastTwo = last < 0 ? -1 : doubles.find(last, character);
    last = singles.find(0, character);
  }
  const places = measured.length - 1;
  return {
    uniform: Math.log(vocabulary),
    unigram: sums.unigram / places,
    bigram: sums.bigram / places,
    trigram: sums.trigram / places,
  };
}

function interpolated(
  counts: GramCounts,
  context: number,
  character: number,
  shorter: number,
): number {
  const follows = context < 0 ? 0 : counts.follows(context);
  if (follows === 0) return shorter;
  const pair = counts.find(context, character);
  const kinds = counts.kinds(context);
  return ((pair < 0 ? 0 : counts.countOf(pair)) + kinds * shorter) / (follows + kinds);
}

type Counts = readonly [singles: GramCounts, doubles: GramCounts, triples: GramCounts];

/** One, two and three characters in a row; the context of an order is the pair that the order before it counted. */
function countGrams(characters: Characters): Counts {
  const counts: Counts = [createGramCounts(), createGramCounts(), createGramCounts()];
  const [singles, doubles, triples] = counts;
  let [last, lastTwo] = [-1, -1];
  for (const character of characters) {
    if (lastTwo >= 0) triples.add(lastTwo, character);
    lastTwo = last < 0 ? -1 : doubles.add(last, character);
    last = singles.add(0, character);
  }
  return counts;
}
