import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { specInForce } from '../../src-shared/spec/live-changes.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { loadForLooks } from '../datasets/load-for-looks.ts';
import { buildModel } from '../model/build-model.ts';
import { answerProbe } from '../probes/answer-probe.ts';
import { judgedExamples } from '../probes/predictions.ts';
import { type ProbeContext } from '../probes/probe-context.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { readChanges } from '../run/change-journal.ts';
import { readRun } from '../run/read-run.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';
import { createTextWriter } from '../text/create-text-writer.ts';
import { nextStepOf } from '../walk/next-step-of.ts';
import type { NextStep } from '../walk/next-step.ts';
import type { RequestSurroundings } from './answer-request.ts';

/** Answers each probe once: for the untrained network of a spec, or for a run's newest state. */
export async function previewModel(
  request: Extract<TrainerCommand, { type: 'preview' }>,
  { engine, resourcesFolder, sender }: RequestSurroundings,
): Promise<Answer> {
  const trained = request.dir === undefined ? undefined : await readRun(request.dir, 'last');
  const spec = trained?.run.spec ?? request.spec;
  const { seed, batchSize } = spec.training;
  const model = trained?.model ?? buildModel(spec.model, seed);
  const writer = createTextWriter(engine, model);
  let next: NextStep | undefined;
  try {
    const dataset = await loadForLooks({
      data: spec.data,
      dataPath: request.dataPath ?? trained?.run.dataPath,
      resourcesFolder,
      seed,
      classCount: classCountOf(spec.model),
    });
    checkFit(spec.model, dataset);
    const { step } = model.counter;
    const changes = request.dir === undefined ? [] : readChanges(request.dir);
    const inForce = specInForce(spec, changes, step + 1);
    const nextStep = (): NextStep =>
      (next ??= nextStepOf(inForce, { model, dataset, engine }, trained));
    const context: ProbeContext = {
      model,
      dataset,
      writer,
      runId: trained?.run.runId,
      step,
      seed,
      judge: async () => {
        const options = { batchSize, atMost: judgedExamples };
        const examples = heldOutExamples(dataset);
        const { verdicts } = await evaluateExamples(model, dataset, examples, options);
        return { step, verdicts };
      },
      augmentation: spec.data.augmentation,
      nextStep,
    };
    for (const probe of request.probes) {
      const answer = await answerProbe(probe, context);
      if (answer !== undefined) sender.send(answer.frame, answer.bytes);
    }
    return { kind: 'previewed' };
  } finally {
    next?.optimizer.dispose();
    writer.dispose();
    model.dispose();
  }
}
