import {
  opinionKinds,
  opinionLexicons,
  plainKinds,
  verdictOf,
  wordOpinion,
  type Opinion,
  type OpinionKind,
} from '../../../src-shared/datasets/sequences/opinion-grammar.ts';
import type { SequencesOf } from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { randomStream, type RandomStream } from '../../random/random-stream.ts';

/** An opinion in words, and what it comes to: 0 for a bad one, 1 for a good one. */
export type WordedOpinion = { readonly words: readonly string[]; readonly verdict: 0 | 1 };

/** How many opinions have a single judgement, where there may be two. */
const plainShare = 0.25;
/** So often a sentence that is there already is drawn anew before there are taken to be no others. */
const mostDraws = 400;

/**
 * Opinions of which half are good, no two alike; of a single judgement there may be fewer than `count`. Where there are
 * two judgements, the same words in another order come to the opposite: which words there are does not tell the class.
 */
export function generateOpinions(
  { count, length, language }: Pick<SequencesOf<'opinions'>, 'count' | 'length' | 'language'>,
  seed: number,
): WordedOpinion[] {
  const random = randomStream(seed, 'sequences', 'opinions');
  const known = new Set<string>();
  const opinions: WordedOpinion[] = [];
  let draws = 0;
  while (opinions.length < count && draws < mostDraws) {
    draws += 1;
    const wanted = opinions.length % 2 === 1 ? 1 : 0;
    const words = wordOpinion(drawOpinion(wanted, length, language, random), language);
    const text = words.join(' ');
    if (known.has(text)) continue;
    known.add(text);
    opinions.push({ words, verdict: wanted });
    draws = 0;
  }
  return opinions;
}

function drawOpinion(
  wanted: 0 | 1,
  length: number,
  language: SequencesOf<'opinions'>['language'],
  random: RandomStream,
): Opinion {
  const { nouns, good, bad, strengths } = opinionLexicons[language];
  const kind = drawKind(length, random);
  const isFirstGood = verdictOf({ kind, isFirstGood: true }) === wanted;
  const [firsts, seconds] = isFirstGood ? [good, bad] : [bad, good];
  return {
    ...{ kind, isFirstGood },
    noun: random.nextBelow(nouns.length),
    first: random.nextBelow(firsts.length),
    second: random.nextBelow(seconds.length),
    strength: random.nextBelow(strengths.length),
  };
}

function drawKind(length: number, random: RandomStream): OpinionKind {
  const isPlain = length === 1 || random.nextUniform() < plainShare;
  const kinds = isPlain ? plainKinds : opinionKinds.filter((kind) => !plainKinds.includes(kind));
  return kinds[random.nextBelow(kinds.length)] ?? 'plain';
}
