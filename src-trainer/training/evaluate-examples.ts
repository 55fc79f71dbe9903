import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../datasets/dataset.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { gatherBatch } from './batch.ts';
import { createBreather } from './breathe.ts';
import { classifyingOutput, correctAnswers, lossTargets, totalLoss } from './measure-outputs.ts';
import { readVerdict, type Verdicts } from './verdicts.ts';

/** What a network is worth on examples that it was not trained on. */
export type Evaluation = {
  readonly examples: number;
  /** Mean over the examples (and the places of a sequence); not a number where there are no examples. */
  readonly loss: number;
  /** Share of right answers, 0 to 1; absent where accuracy says nothing. */
  readonly accuracy: number | undefined;
  /** What was said of each example, in order; absent where an answer is not one class. */
  readonly verdicts: Verdicts | undefined;
};

/** Examples in one pass: enough to fill the engine, and no more memory than a training step of this size. */
function passSize(batchSize: number): number {
  return Math.min(256, Math.max(32, batchSize));
}

/**
 * Runs the network over `examples` (all, or the first `atMost`) without training it. The event loop turns
 * between the passes; the weights must not change meanwhile.
 */
export async function evaluateExamples(
  model: Model,
  dataset: Pick<Dataset, 'targetShape'>,
  examples: Examples,
  options: { readonly batchSize: number; readonly atMost?: number },
): Promise<Evaluation> {
  const count = Math.min(examples.count, options.atMost ?? examples.count);
  const output = classifyingOutput(model);
  const hasVerdicts = output !== undefined && dataset.targetShape.length === 0;
  const targets = [...lossTargets(model), ...(hasVerdicts ? [output.from] : [])];
  const plan = planForward(model, targets);
  const places = dataset.targetShape.reduce((product, size) => product * size, 1);
  const verdicts = {
    labels: new Int32Array(hasVerdicts ? count : 0),
    predicted: new Int32Array(hasVerdicts ? count : 0),
    confidences: new Float32Array(hasVerdicts ? count : 0),
  };
  const breathe = createBreather();
  let lossSum = 0;
  let correctSum = 0;

  for (let start = 0; start < count; start += passSize(options.batchSize)) {
    const size = Math.min(passSize(options.batchSize), count - start);
    const indices = Int32Array.from({ length: size }, (_, index) => start + index);
    tf.tidy(() => {
      const batch = gatherBatch(model.spec, dataset, examples, indices);
      const values = runForward(plan, batch.inputs, { isTraining: false });
      const loss = totalLoss(model, values, batch.targets);
      const correct = correctAnswers(model, values, batch.targets);
      const report = correct === undefined ? loss : tf.stack([loss, correct]);
      const [mean = Number.NaN, right = 0] = report.dataSync();
      lossSum += mean * size;
      correctSum += right;
      if (!hasVerdicts) return;
      const prediction = readValue(values, output.from);
      const probabilities = prediction.dataSync<'float32'>();
      verdicts.labels.set(batch.targets.dataSync<'int32'>(), start);
      for (let row = 0; row < size; row += 1) {
        const said = readVerdict(probabilities, prediction.shape.at(-1) ?? 1, row);
        verdicts.predicted[start + row] = said.predicted;
        verdicts.confidences[start + row] = said.confidence;
      }
    });
    await breathe();
  }
  return {
    examples: count,
    loss: lossSum / count,
    accuracy: output === undefined ? undefined : correctSum / (count * places),
    verdicts: hasVerdicts ? verdicts : undefined,
  };
}
