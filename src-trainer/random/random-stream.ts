import { createHash } from 'node:crypto';

import { philox4x32, wordsPerBlock, type Key } from './philox.ts';

/** What a stream is for: the run's seed first, then names and numbers (node id, weight, epoch, step). */
export type StreamName = readonly [seed: number, ...parts: (string | number)[]];

/** A sequence of random numbers that depends on its name and on nothing else. */
export type RandomStream = {
  /** The next 32 random bits, `[0, 2^32)`. */
  readonly nextWord: () => number;
  /** The next number of `[0, 1)`, a multiple of 2^-32. */
  readonly nextUniform: () => number;
  /** The next number of the normal distribution with mean 0 and standard deviation 1. */
  readonly nextNormal: () => number;
  /** A whole number of `[0, limit)`, every one as likely; `limit` from 1 to 2^32. */
  readonly nextBelow: (limit: number) => number;
};

/** The generator's key and the upper half of its counter, from a hash of the name, so that no two names share a stream. */
export function streamKey(name: StreamName): { key: Key; high: Key } {
  const digest = createHash('sha256').update(JSON.stringify(name)).digest();
  return {
    key: [digest.readInt32LE(0), digest.readInt32LE(4)],
    high: [digest.readInt32LE(8), digest.readInt32LE(12)],
  };
}

/** Opens the stream of this name at its beginning. */
export function randomStream(...name: StreamName): RandomStream {
  const { key, high } = streamKey(name);
  const words = new Uint32Array(wordsPerBlock);
  let block = 0;
  let used = wordsPerBlock;
  let spareNormal: number | undefined;

  const nextWord = (): number => {
    if (used === wordsPerBlock) {
      philox4x32([block | 0, Math.floor(block / 2 ** 32), high[0], high[1]], key, words);
      block += 1;
      used = 0;
    }
    const word = words[used] ?? 0;
    used += 1;
    return word;
  };
  const nextUniform = (): number => nextWord() / 2 ** 32;
  // Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
  const nextNormal = (): number => {
    if (spareNormal !== undefined) {
      const spare = spareNormal;
      spareNormal = undefined;
      return spare;
    }
    // 1 - u lies in (0, 1], so that the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - nextUniform()));
    const angle = 2 * Math.PI * nextUniform();
    spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  // Words in the incomplete last stretch are drawn again: without it small numbers were likelier.
  const nextBelow = (limit: number): number => {
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const word = nextWord();
      if (word < fair) return word % limit;
    }
  };
  return { nextWord, nextUniform, nextNormal, nextBelow };
}
