import type { SceneChance } from '../../src-shared/datasets/scenes/paint-scene.ts';

/**
 * Random numbers that follow from a seed, for what is drawn in the window.
 * Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix, here with 32 bits
 * and the finaliser of Murmur3).
 */
export function quickChance(seed: number): SceneChance {
  let state = seed | 0;
  const nextWord = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
  return { nextWord, nextUniform: () => nextWord() / 2 ** 32 };
}
