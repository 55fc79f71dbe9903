/** How many 32-bit words one call of the generator gives. */
export const wordsPerBlock = 4;

const multiplierA = 0xd251_1f53;
const multiplierB = 0xcd9e_8d57;
const weylA = 0x9e37_79b9;
const weylB = 0xbb67_ae85;
const rounds = 10;

/** 128 bits that say which block is meant. The same counter and key always give the same words. */
export type Counter = readonly [number, number, number, number];
/** 64 bits that tell one stream from another. */
export type Key = readonly [number, number];

/**
 * Philox4x32-10, a counter-based generator: block number in, four words of 32 random bits out, without any
 * state between the calls. So any number of a run can be drawn again from its place alone.
 *
 * Writes four unsigned words into `words` from `offset` on.
 *
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
export function philox4x32(counter: Counter, key: Key, words: Uint32Array, offset = 0): void {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < rounds; round += 1) {
    const highA = multiplyHigh(multiplierA, c0);
    const highB = multiplyHigh(multiplierB, c2);
    const lowA = Math.imul(multiplierA, c0);
    const lowB = Math.imul(multiplierB, c2);
    c0 = highB ^ c1 ^ k0;
    c1 = lowB;
    c2 = highA ^ c3 ^ k1;
    c3 = lowA;
    k0 = (k0 + weylA) | 0;
    k1 = (k1 + weylB) | 0;
  }
  words[offset] = c0;
  words[offset + 1] = c1;
  words[offset + 2] = c2;
  words[offset + 3] = c3;
}

/**
 * The upper 32 bits of the 64-bit product of two words.
 * Source: Warren, "Hacker's Delight", section 8-2.
 */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const upper = (Math.imul(aHigh, bLow) >>> 0) + (Math.imul(aLow, bLow) >>> 16);
  const lower = (Math.imul(aLow, bHigh) >>> 0) + (upper & 0xffff);
  return (Math.imul(aHigh, bHigh) + (upper >>> 16) + (lower >>> 16)) | 0;
}
