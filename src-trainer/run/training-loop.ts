import type { Examples } from '../datasets/dataset.ts';
import { cutBatches } from '../training/cut-batches.ts';
import { createEpochOrder } from '../training/epoch-order.ts';
import { createPace } from '../training/pace.ts';
import { rowsOfBatch } from '../training/rows-of-batch.ts';
import type { PreparedRun } from './prepare-run.ts';
import { noteStep } from './run-state.ts';

/** Why a run is over. */
export type EndReason = 'completed' | 'early-stopped' | 'stopped' | 'diverged';

/** What a run does around its steps. Each may end the run by naming a reason. */
export type LoopHooks = {
  /** Before every call for steps: commands, pauses, limits, probes, checkpoints. */
  readonly beforeSteps: () => Promise<EndReason | undefined>;
  /** How many steps may be taken before it wants to be called again; at least 1. */
  readonly mostSteps: () => number;
  /** When so many steps begin. */
  readonly onSteps: (count: number) => void;
  /** After a step with what it measured: `loss`, then accuracy where there is one. */
  readonly onPoint: (values: readonly number[]) => void;
  /** When all examples of an epoch were seen. */
  readonly onEpochEnd: () => Promise<EndReason | undefined>;
};

/**
 * Trains until the epochs are done or a hook ends it: the order follows from seed and epoch, batches in that order, the
 * last one smaller where they do not come out even. Several steps are taken at once where they are quick; it
 * makes no difference to what they do. Stops at the first loss that is not a finite number, before the weights are
 * touched.
 */
export async function runTrainingLoop(run: PreparedRun, hooks: LoopHooks): Promise<EndReason> {
  const { dataset, spec, state, steps, settings, stepsPerEpoch } = run;
  const batchSize = rowsOfBatch(dataset, spec.training);
  const orderOf = createEpochOrder(dataset, spec.training);
  const pace = createPace();

  while (state.epoch < settings.at(state.step + 1).training.epochs) {
    const examples = dataset.train.forEpoch(state.epoch);
    const order = orderOf(state.epoch);
    if (state.stepsInEpoch === 0) steps.forget();
    while (state.stepsInEpoch < stepsPerEpoch) {
      const end = (await hooks.beforeSteps()) ?? takeSteps(examples, order);
      if (end !== undefined) return end;
    }
    const end = await hooks.onEpochEnd();
    if (end !== undefined) return end;
  }
  return 'completed';

  function takeSteps(examples: Examples, order: Int32Array): EndReason | undefined {
    const count = Math.min(pace.steps(), hooks.mostSteps());
    const batches = cutBatches(order, batchSize, state.stepsInEpoch, count);
    hooks.onSteps(batches.length);
    const startedAt = performance.now();
    const reports = steps.take(examples, batches);
    const ms = performance.now() - startedAt;
    if (reports.length === batches.length) pace.note(reports.length, ms);
    for (const [index, { loss, answers }] of reports.entries()) {
      const { correct = 0, count: answered = 0 } = answers ?? {};
      const seen = batches[index]?.length ?? 0;
      const seconds = ms / 1000 / reports.length;
      if (Number.isFinite(loss)) {
        noteStep(state, { loss, examples: seen, correct, answers: answered, seconds });
      }
      hooks.onPoint(answers === undefined ? [loss] : [loss, correct / answered]);
      if (!Number.isFinite(loss)) return 'diverged';
    }
    return undefined;
  }
}
