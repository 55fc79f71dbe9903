import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { gatherPart } from './batch-parts.ts';
import { createEvaluationProgram } from './evaluation-program.ts';

/** What came of one pass, as numbers (see `PassOutcome`). */
export type PassReport = {
  readonly loss: number;
  /** 0 where accuracy says nothing. */
  readonly correct: number;
  /** Flat. */
  readonly probabilities: Float32Array | undefined;
};

/** Runs a network forward on examples, a pass for each list of their numbers; all of one length. */
export type PassRunner = (examples: Examples, passes: readonly Int32Array[]) => PassReport[];

/** Runs passes operation by operation: the way that every engine knows. */
export function createEagerPasses(
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
): PassRunner {
  const program = createEvaluationProgram(model, dataset);
  const runPass = (examples: Examples, indices: Int32Array): PassReport => {
    const report = { loss: Number.NaN, correct: 0 };
    let probabilities: Float32Array | undefined;
    tf.tidy(() => {
      const outcome = program([gatherPart(dataset, examples, indices)]);
      const { loss, correct } = outcome;
      const said = correct === undefined ? loss : tf.stack([loss, correct]);
      [report.loss = Number.NaN, report.correct = 0] = said.dataSync<'float32'>();
      probabilities = outcome.probabilities?.dataSync<'float32'>().slice();
    });
    return { ...report, probabilities };
  };
  return (examples, passes) => passes.map((pass) => runPass(examples, pass));
}
