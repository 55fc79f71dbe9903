/** How often the right one is among the first 1, 5 and 10, and its middle rank. */
export type Recall = {
  readonly at1: number;
  readonly at5: number;
  readonly at10: number;
  readonly medianRank: number;
};

/**
 * The ranks, from 1, at which each sentence of a square table of scores finds its own picture among all: how many fit
 * at least as well, itself among them.
 * @param scores `[sentences, pictures]`, flat; those that belong together on the diagonal
 */
export function ranksOfPictures(scores: ArrayLike<number>, count: number): number[] {
  return ranks(count, (own, other) => scores[own * count + other] ?? 0);
}

/** The ranks at which each picture finds its own sentence among all. */
export function ranksOfSentences(scores: ArrayLike<number>, count: number): number[] {
  return ranks(count, (own, other) => scores[other * count + own] ?? 0);
}

/** Source: Hodosh, Young and Hockenmaier, "Framing image description as a ranking task", 2013, section 4. */
export function recallOf(found: readonly number[]): Recall {
  const within = (most: number): number =>
    found.filter((rank) => rank <= most).length / Math.max(1, found.length);
  const sorted = found.toSorted((a, b) => a - b);
  return {
    at1: within(1),
    at5: within(5),
    at10: within(10),
    medianRank: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
  };
}

function ranks(count: number, score: (own: number, other: number) => number): number[] {
  return Array.from({ length: count }, (_, own) => {
    const right = score(own, own);
    let rank = 1;
    for (let other = 0; other < count; other += 1) {
      if (other !== own && score(own, other) >= right) rank += 1;
    }
    return rank;
  });
}
