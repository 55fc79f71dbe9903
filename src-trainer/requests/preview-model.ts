import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { specInForce } from '../../src-shared/spec/live-changes.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { answerProbe } from '../probes/answer-probe.ts';
import { judgedExamples } from '../probes/predictions.ts';
import { type ProbeContext } from '../probes/probe-context.ts';
import { readChanges } from '../run/change-journal.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';
import { nextStepOf } from '../walk/next-step-of.ts';
import type { NextStep } from '../walk/next-step.ts';
import type { RequestSurroundings } from './answer-request.ts';
import { lookAtNetwork } from './look-at-network.ts';

type PreviewRequest = Extract<TrainerCommand, { type: 'preview' }>;

/** Answers each probe once: for the untrained network of a spec, for a run's newest state, or for one of its stages. */
export function previewModel(
  request: PreviewRequest,
  surroundings: RequestSurroundings,
): Promise<Answer> {
  return surroundings.kept.inTurn(() => preview(request, surroundings));
}

async function preview(
  request: PreviewRequest,
  surroundings: RequestSurroundings,
): Promise<Answer> {
  const { engine, sender } = surroundings;
  const looked = await lookAtNetwork(request, surroundings);
  const { model, writer, dataset, spec, step, run, checkpoint } = looked;
  const { seed, batchSize } = spec.training;
  const isStage = run !== undefined && checkpoint === undefined;
  let next: NextStep | undefined;
  const nextStep = (): NextStep => {
    const changes = request.dir === undefined ? [] : readChanges(request.dir);
    const inForce = specInForce(spec, changes, step + 1);
    const resting = run && checkpoint && { run, checkpoint };
    return (next ??= nextStepOf(inForce, { model, dataset, engine }, resting));
  };
  const context: ProbeContext = {
    model,
    dataset,
    writer,
    runId: run?.runId,
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
}
