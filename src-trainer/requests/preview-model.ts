import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { specInForce } from '../../src-shared/spec/live-changes.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { loadCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import type { NamedTensor } from '../checkpoints/safetensors.ts';
import { loadStage } from '../checkpoints/stage-folder.ts';
import { answerProbe } from '../probes/answer-probe.ts';
import { judgedExamples } from '../probes/predictions.ts';
import { type ProbeContext } from '../probes/probe-context.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { readChanges } from '../run/change-journal.ts';
import { demandRunFile } from '../run/read-run.ts';
import type { RunFile } from '../run/run-file.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';
import { nextStepOf } from '../walk/next-step-of.ts';
import type { NextStep } from '../walk/next-step.ts';
import type { RequestSurroundings } from './answer-request.ts';
import type { KeptNetwork } from './kept-parts.ts';

type PreviewRequest = Extract<TrainerCommand, { type: 'preview' }>;

/** A run's network at some step. Only its newest state knows the next step of training. */
type Looked = {
  readonly run: RunFile;
  readonly step: number;
  readonly weights: readonly NamedTensor[];
  readonly checkpoint: Checkpoint | undefined;
};

/** Answers each probe once: for the untrained network of a spec, for a run's newest state, or for one of its stages. */
export function previewModel(
  request: PreviewRequest,
  surroundings: RequestSurroundings,
): Promise<Answer> {
  return surroundings.kept.inTurn(() => preview(request, surroundings));
}

async function preview(
  request: PreviewRequest,
  { engine, resourcesFolder, sender, kept }: RequestSurroundings,
): Promise<Answer> {
  const looked = await lookUp(request);
  const spec = looked?.run.spec ?? request.spec;
  const { seed, batchSize } = spec.training;
  const dataset = await kept.load({
    data: spec.data,
    dataPath: request.dataPath ?? looked?.run.dataPath,
    resourcesFolder,
    seed,
    classCount: classCountOf(spec.model),
  });
  checkFit(spec.model, dataset);
  const { model, writer } = openNetwork();
  const step = looked?.step ?? 0;
  model.counter.step = step;
  const checkpoint = looked?.checkpoint;
  const isStage = looked !== undefined && checkpoint === undefined;
  let next: NextStep | undefined;
  const nextStep = (): NextStep => {
    const changes = request.dir === undefined ? [] : readChanges(request.dir);
    const inForce = specInForce(spec, changes, step + 1);
    const resting = checkpoint && { run: looked.run, checkpoint };
    return (next ??= nextStepOf(inForce, { model, dataset, engine }, resting));
  };
  const context: ProbeContext = {
    model,
    dataset,
    writer,
    runId: looked?.run.runId,
    step,
    seed,
    judge: async () => {
      const options = { batchSize, atMost: judgedExamples };
      const examples = heldOutExamples(dataset);
      const { verdicts } = await evaluateExamples(model, dataset, examples, options);
      return { step, verdicts };
    },
    augmentation: spec.data.augmentation,
    ...(!isStage && { nextStep }),
  };
  try {
    for (const probe of request.probes) {
      const answer = await answerProbe(probe, context);
      if (answer !== undefined) sender.send(answer.frame, answer.bytes);
    }
    return { kind: 'previewed' };
  } finally {
    next?.optimizer.dispose();
  }

  function openNetwork(): KeptNetwork {
    try {
      return kept.network(engine, spec, looked?.weights);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemError('checkpoint-broken', { file: request.dir ?? '' });
    }
  }
}

/** What of a run is looked at; `undefined` for a network that has not been trained. */
async function lookUp({ dir, step }: PreviewRequest): Promise<Looked | undefined> {
  if (dir === undefined) return undefined;
  const run = await demandRunFile(dir);
  if (step !== undefined) {
    return { run, step, weights: await loadStage(dir, step), checkpoint: undefined };
  }
  const checkpoint = await loadCheckpoint(dir, 'last');
  if (checkpoint === undefined) throw new ProblemError('run-untrained', { dir });
  return { run, step: checkpoint.progress.step, weights: checkpoint.tensors, checkpoint };
}
