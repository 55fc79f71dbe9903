import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { bitsPerCharacter } from '../../src-shared/tokens/bits-per-character.ts';
import { loadEvaluationSet } from '../datasets/load-evaluation-set.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { finiteOrNull } from '../run/finish-run.ts';
import { readRun } from '../run/read-run.ts';
import { countConfusion } from '../training/confusion.ts';
import { shareOfWholeAnswers } from '../sequences/count-whole-answers.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';
import { rootMeanSquaredError } from '../training/root-mean-squared-error.ts';
import { evaluateSentences } from './evaluate-sentences.ts';

/** More classes than these are not told as a table. */
const mostConfusionClasses = 100;

/** Measures a run, as it is in its newest checkpoint or its best, on the data that it held out, or on a user's own. */
export async function evaluateRun(
  request: Extract<TrainerCommand, { type: 'evaluate' }>,
  resourcesFolder: string,
): Promise<Answer> {
  const { run, model } = await readRun(request.dir, request.checkpoint ?? 'last');
  try {
    const { spec } = run;
    if (run.data.task === 'captioning') {
      return await evaluateSentences(request, run, model, resourcesFolder);
    }
    const classes = classCountOf(spec.model);
    const set = await loadEvaluationSet({
      data: spec.data,
      dataPath: request.dataPath,
      runDataPath: run.dataPath,
      vocabulary: run.data.vocabulary,
      known: run.data,
      resourcesFolder,
      seed: spec.training.seed,
      classCount: classes,
    });
    checkFit(spec.model, set);
    const { batchSize } = spec.training;
    const isText = set.task === 'next-character';
    const evaluation = await evaluateExamples(model, set, set.examples, {
      batchSize,
      layout: isText ? 'end-to-end' : undefined,
    });
    const { loss, accuracy, verdicts } = evaluation;
    const hasTable =
      verdicts !== undefined && classes !== undefined && classes <= mostConfusionClasses;
    const isOfNumbers = spec.data.source.kind === 'imported' && set.task === 'regression';
    const isOfWholeAnswers = spec.data.source.kind === 'sequences' && set.task !== 'classification';
    return {
      kind: 'evaluation',
      examples: evaluation.examples,
      loss: finiteOrNull(loss),
      ...(accuracy !== undefined && { accuracy: finiteOrNull(accuracy) }),
      ...(hasTable && { confusion: countConfusion(verdicts, classes) }),
      ...(isOfNumbers && {
        rootMeanSquaredError: finiteOrNull(
          await rootMeanSquaredError(model, set.examples, run.data.target),
        ),
      }),
      ...(isOfWholeAnswers && {
        wholeAnswers: await shareOfWholeAnswers(model, set, set.examples),
      }),
      ...(isText && {
        bitsPerCharacter: finiteOrNull(bitsPerCharacter(loss, 'heldOut', set.tokens)),
      }),
    };
  } finally {
    model.dispose();
  }
}
