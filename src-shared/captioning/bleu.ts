/** A sentence in words. */
export type Sentence = readonly string[];

/** What was said of something, and what people say of it. */
export type Described = { readonly said: Sentence; readonly references: readonly Sentence[] };

/** How often each run of `n` words stands in a sentence, by the words with blanks between. */
export function countRuns(sentence: Sentence, n: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= sentence.length; at += 1) {
    const run = sentence.slice(at, at + n).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

/**
 * BLEU of a whole corpus, 0 to 1: the geometric mean of the precisions of runs of 1 to `longest` words, each run
 * counted at most as often as one reference has it, times a penalty for saying too little. The reference length is
 * that of the closest reference of each sentence, the shorter of two equally close ones. 0 where some precision is 0.
 *
 * BLEU = min(1, e^(1 - r / c)) · exp(Σ ln p_n / N).
 *
 * Source: Papineni, Roukos, Ward and Zhu, "BLEU: a method for automatic evaluation of machine translation", 2002.
 */
export function bleu(corpus: readonly Described[], longest = 4): number {
  let [said, wanted] = [0, 0];
  for (const { said: sentence, references } of corpus) {
    said += sentence.length;
    wanted += closestLength(sentence.length, references);
  }
  let logs = 0;
  for (let n = 1; n <= longest; n += 1) {
    let [matches, all] = [0, 0];
    for (const { said: sentence, references } of corpus) {
      const counts = countRuns(sentence, n);
      const known = references.map((reference) => countRuns(reference, n));
      for (const [run, count] of counts) {
        matches += Math.min(count, Math.max(0, ...known.map((it) => it.get(run) ?? 0)));
        all += count;
      }
    }
    if (matches === 0) return 0;
    logs += Math.log(matches / all) / longest;
  }
  const penalty = said >= wanted ? 1 : Math.exp(1 - wanted / said);
  return penalty * Math.exp(logs);
}

function closestLength(length: number, references: readonly Sentence[]): number {
  let best = Infinity;
  for (const { length: other } of references) {
    const [distance, known] = [Math.abs(other - length), Math.abs(best - length)];
    if (distance < known || (distance === known && other < best)) best = other;
  }
  return Number.isFinite(best) ? best : 0;
}
