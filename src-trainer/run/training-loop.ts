import type { Examples } from '../datasets/dataset.ts';
import { shuffledIndices } from '../random/shuffle.ts';
import { createEagerSteps } from '../training/eager-steps.ts';
import type { PreparedRun } from './prepare-run.ts';
import { noteStep } from './run-state.ts';

/** Why a run is over. */
export type EndReason = 'completed' | 'stopped' | 'diverged';

/** What a run does around its steps. Each may end the run by naming a reason. */
export type LoopHooks = {
  /** Before every step: commands, pauses, limits, probes, checkpoints. */
  readonly beforeStep: () => Promise<EndReason | undefined>;
  /** After a step with what it measured: `loss`, then accuracy where there is one. */
  readonly onPoint: (values: readonly number[]) => void;
  /** When all examples of an epoch were seen. */
  readonly onEpochEnd: () => Promise<EndReason | undefined>;
};

/**
 * Trains until the epochs are done or a hook ends it: shuffle by (seed, epoch), batches in that order, the
 * last one smaller where they do not come out even. Stops at the first loss that is not a finite number,
 * before the weights are touched.
 */
export async function runTrainingLoop(run: PreparedRun, hooks: LoopHooks): Promise<EndReason> {
  const { model, optimizer, dataset, spec, state, stepsPerEpoch } = run;
  const { epochs, seed } = spec.training;
  const steps = createEagerSteps(model, optimizer, dataset);

  while (state.epoch < epochs) {
    const examples = dataset.train.forEpoch(state.epoch);
    const order = shuffledIndices(examples.count, seed, state.epoch);
    while (state.stepsInEpoch < stepsPerEpoch) {
      const end = await hooks.beforeStep();
      if (end !== undefined) return end;
      const values = stepOnce(examples, order);
      hooks.onPoint(values);
      if (!Number.isFinite(values[0])) return 'diverged';
    }
    const end = await hooks.onEpochEnd();
    if (end !== undefined) return end;
  }
  return 'completed';

  function stepOnce(examples: Examples, order: Int32Array): number[] {
    const { batchSize } = spec.training;
    const start = state.stepsInEpoch * batchSize;
    const indices = order.subarray(start, Math.min(start + batchSize, order.length));
    const startedAt = performance.now();
    const [report] = steps.take(examples, [indices]);
    const { loss, answers } = report ?? { loss: Number.NaN, answers: undefined };
    const seconds = (performance.now() - startedAt) / 1000;
    const { correct = 0, count = 0 } = answers ?? {};
    if (Number.isFinite(loss)) {
      noteStep(state, { loss, examples: indices.length, correct, answers: count, seconds });
    }
    return answers === undefined ? [loss] : [loss, correct / count];
  }
}
