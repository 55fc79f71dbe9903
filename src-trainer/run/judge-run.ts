import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { judgedExamples } from '../probes/predictions.ts';
import { type Judgement, type ProbeContext } from '../probes/probe-context.ts';
import { evaluateExamples, type Evaluation } from '../training/evaluate-examples.ts';
import { createPace } from '../training/pace.ts';
import { stepRulesOf } from '../training/step-rules.ts';
import type { PreparedRun } from './prepare-run.ts';

/** Measures a run's network on what it was not trained on, and remembers what it said for those who want to see it. */
export type RunJudge = {
  /** The network as it stands on all held-out examples; `undefined` where nothing is held out. */
  readonly evaluate: () => Promise<Evaluation | undefined>;
  /** The network as it stands on all training examples, as they are: without dropout, without changed pictures. */
  readonly evaluateTraining: () => Promise<Evaluation>;
  /** How long that took the last time, in ms; infinite before the first. */
  readonly lastMs: () => number;
  /** The step at which the last verdicts were given. */
  readonly judgedStep: () => number | undefined;
  /** What probes look at. */
  readonly context: () => ProbeContext;
};

export function createRunJudge(run: PreparedRun): RunJudge {
  const { command, dataset, model, spec, state, steps } = run;
  const { batchSize, seed } = spec.training;
  const pace = createPace();
  let judgement: Judgement | undefined;
  let lastMs = dataset.validation.count === 0 ? 0 : Infinity;

  /** Streams are read with the model's own weights. */
  const settleForStreams = (): void => {
    if (dataset.streams !== undefined) steps.settle();
  };
  const judge = async (): Promise<Judgement> => {
    const { step } = state;
    const options = { batchSize, atMost: judgedExamples, runPasses: steps.runPasses };
    const { verdicts } = await evaluateExamples(model, dataset, heldOutExamples(dataset), options);
    judgement = { step, verdicts };
    return judgement;
  };
  return {
    evaluate: async () => {
      if (dataset.validation.count === 0) return undefined;
      const startedAt = performance.now();
      settleForStreams();
      const evaluation = await evaluateExamples(model, dataset, dataset.validation, {
        batchSize,
        pace,
        runPasses: steps.runPasses,
        layout: dataset.streams && 'end-to-end',
      });
      judgement = { step: state.step, verdicts: evaluation.verdicts };
      lastMs = performance.now() - startedAt;
      return evaluation;
    },
    evaluateTraining: () => {
      const examples = dataset.train.forEpoch(0);
      settleForStreams();
      return evaluateExamples(model, dataset, examples, {
        batchSize,
        runPasses: steps.runPasses,
        layout: dataset.streams,
      });
    },
    lastMs: () => lastMs,
    judgedStep: () => judgement?.step,
    context: () => ({
      model,
      dataset,
      writer: run.writer,
      runId: command.runId,
      step: state.step,
      seed,
      judge: async () => judgement ?? (await judge()),
      nextStep: () => {
        const now = run.settings.at(state.step + 1);
        return {
          spec: now,
          optimizer: run.optimizer,
          rules: stepRulesOf(now.training, dataset.train.count),
          parts: steps.parts,
          epoch: state.epoch,
          stepsInEpoch: state.stepsInEpoch,
        };
      },
    }),
  };
}
