import {
  isWholeAnswer,
  likeliestSymbols,
  rightWithin,
} from '../../src-shared/datasets/sequences/judge-answer.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { createBreather } from '../training/breathe.ts';
import { sayAnswers } from './say-answers.ts';

const blockSize = 256;

/**
 * The share of examples whose answer is right as a whole, 0 to 1: every symbol of it, or a sum that is nearer than
 * 0.04 to the true one. Lets the event loop turn in between.
 *
 * Source (the limit): Hochreiter and Schmidhuber, "Long short-term memory", 1997, section 5.4.
 */
export async function shareOfWholeAnswers(
  model: Model,
  { task, targetShape }: Pick<Dataset, 'task' | 'targetShape'>,
  examples: Examples,
): Promise<number> {
  const steps = targetShape.reduce((product, size) => product * size, 1);
  const breathe = createBreather();
  let right = 0;
  for (let from = 0; from < examples.count; from += blockSize) {
    await breathe();
    const size = Math.min(blockSize, examples.count - from);
    const indices = Int32Array.from({ length: size }, (_, at) => from + at);
    const said = sayAnswers(model, examples, indices);
    const wanted = examples.gatherTargets(indices);
    const width = said.length / (size * steps);
    for (let row = 0; row < size; row += 1) {
      const own = said.subarray(row * steps * width, (row + 1) * steps * width);
      const truth = wanted.subarray(row * steps, (row + 1) * steps);
      const isRight =
        task === 'regression'
          ? Math.abs((own[0] ?? Number.NaN) - (truth[0] ?? 0)) < rightWithin
          : isWholeAnswer(likeliestSymbols(own, width), truth);
      if (isRight) right += 1;
    }
  }
  return right / examples.count;
}
