import { philox4x32, wordsPerBlock } from './philox.ts';
import { streamKey } from './random-stream.ts';

/**
 * The factors that a Dropout layer multiplies its numbers with in one step: 0 with probability `rate`, else
 * `1 / (1 - rate)`, so that the expected value stays.
 *
 * The mask follows from the run's seed, the node and the step alone.
 *
 * Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014,
 * section 10 (inverted scaling).
 */
export function dropoutMask(
  count: number,
  rate: number,
  { seed, nodeId, step }: { seed: number; nodeId: string; step: number },
): Float32Array {
  const { key, high } = streamKey([seed, nodeId, 'dropout', step]);
  const blocks = Math.ceil(count / wordsPerBlock);
  const words = new Uint32Array(blocks * wordsPerBlock);
  for (let block = 0; block < blocks; block += 1) {
    philox4x32([block, 0, high[0], high[1]], key, words, block * wordsPerBlock);
  }
  const threshold = rate * 2 ** 32;
  const kept = 1 / (1 - rate);
  const mask = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    if ((words[index] ?? 0) >= threshold) mask[index] = kept;
  }
  return mask;
}
