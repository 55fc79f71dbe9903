import type { TargetScale } from '../../src-shared/datasets/table-pipeline.ts';
import type { Examples } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { sayAnswers } from '../sequences/say-answers.ts';
import { createBreather } from './breathe.ts';

const blockSize = 256;

/**
 * How far a network's numbers are from the true ones, in the target's own units: √(mean (said − true)²); not a number
 * where there are no examples. Lets the event loop turn in between.
 * @param scale what was done to the targets, where anything was
 */
export async function rootMeanSquaredError(
  model: Model,
  examples: Examples,
  scale: TargetScale | undefined,
): Promise<number> {
  const breathe = createBreather();
  let squares = 0;
  for (let from = 0; from < examples.count; from += blockSize) {
    await breathe();
    const size = Math.min(blockSize, examples.count - from);
    const indices = Int32Array.from({ length: size }, (_, at) => from + at);
    const said = sayAnswers(model, examples, indices);
    for (const [at, wanted] of examples.gatherTargets(indices).entries()) {
      squares += ((said[at] ?? Number.NaN) - wanted) ** 2;
    }
  }
  return Math.sqrt(squares / examples.count) * (scale?.deviation ?? 1);
}
