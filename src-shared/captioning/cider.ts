import { countRuns, type Described, type Sentence } from './bleu.ts';

/** Runs of 1 to so many words, each length counting alike. */
const longest = 4;

/**
 * CIDEr of a corpus, 0 to 10: the mean over sentences of the cosine between the said sentence and each of its
 * references, ten times over. A sentence is the vector of its runs of n words, each weighed by how often it occurs and
 * by how few things it is said of (ln of all things over those with it in a reference); the mean is taken over
 * n = 1 to 4. Words that all sentences share count for nothing.
 *
 * Source: Vedantam, Zitnick and Parikh, "CIDEr: consensus-based image description evaluation", 2015, section 3.
 */
export function cider(corpus: readonly Described[]): number {
  return ciderOfEach(corpus).reduce((total, one) => total + one, 0) / Math.max(1, corpus.length);
}

/** CIDEr of each sentence of a corpus, 0 to 10; how rare a run of words is hangs on the whole of it. */
export function ciderOfEach(corpus: readonly Described[]): number[] {
  const all = Array.from({ length: longest }, (_, at) => raritiesOf(corpus, at + 1));
  return corpus.map(({ said, references }) => {
    let sum = 0;
    for (const [at, rarities] of all.entries()) {
      const vector = weigh(said, at + 1, rarities);
      for (const reference of references) {
        sum += cosine(vector, weigh(reference, at + 1, rarities));
      }
    }
    return (10 * sum) / (longest * Math.max(1, references.length));
  });
}

/** ln(all / those that have the run in a reference). */
function raritiesOf(corpus: readonly Described[], n: number): Rarities {
  const counts = new Map<string, number>();
  for (const { references } of corpus) {
    const runs = new Set(references.flatMap((reference) => [...countRuns(reference, n).keys()]));
    for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const rarities = new Map(
    [...counts].map(([run, count]) => [run, Math.log(corpus.length / count)] as const),
  );
  return { rarities, unknown: Math.log(corpus.length) };
}

/** How rare each run is, and one that no reference has. */
type Rarities = { readonly rarities: Vector; readonly unknown: number };
type Vector = ReadonlyMap<string, number>;

function weigh(sentence: Sentence, n: number, { rarities, unknown }: Rarities): Vector {
  const counts = countRuns(sentence, n);
  const all = Math.max(1, sentence.length - n + 1);
  return new Map(
    [...counts].map(([run, count]) => [run, (count / all) * (rarities.get(run) ?? unknown)]),
  );
}

function cosine(a: Vector, b: Vector): number {
  let product = 0;
  for (const [run, value] of a) product += value * (b.get(run) ?? 0);
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths === 0 ? 0 : product / lengths;
}

function lengthOf(vector: Vector): number {
  let sum = 0;
  for (const value of vector.values()) sum += value * value;
  return Math.sqrt(sum);
}
