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
