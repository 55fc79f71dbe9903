/**
 * An endless row of numbers in `[0, 1)` that follows from the seed, for data that only have to be the same
 * every time. Source: Marsaglia, "Xorshift RNGs", 2003 (32 bits; 13, 17, 5).
 */
export function seededNumbers(seed: number): () => number {
  // Zero is the one state that it never leaves.
  let state = Math.imul(seed + 1, 0x9e_37_79_b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_00_00_00_00;
  };
}
