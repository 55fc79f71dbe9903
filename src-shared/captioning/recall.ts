import type { AlignmentFigures } from './figures.ts';

/** How often the right one is among the first 1, 5 and 10, and its middle rank. */
export type Recall = AlignmentFigures['pictures'];

/**
 * @param found the rank, from 1, of each right one
 * Source: Hodosh, Young and Hockenmaier, "Framing image description as a ranking task", 2013, section 4.
 */
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

/** What a network comes to that ranks so many at random: each rank is as likely as any other. */
export function recallByChance(among: number): Recall {
  const within = (most: number): number => Math.min(1, most / among);
  return { at1: within(1), at5: within(5), at10: within(10), medianRank: Math.ceil(among / 2) };
}
