import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { evaluateAlignment } from '../alignment/evaluate-alignment.ts';
import { isAligning } from '../alignment/read-places.ts';
import { evaluateCaptions, evaluateOwnCaptions } from '../captioning/evaluate-captions.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import type { Model } from '../model/model.ts';
import { finiteOrNull } from '../run/finish-run.ts';
import type { RunFile } from '../run/run-file.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';

/** Measures a network that says sentences about pictures, or brings both together, on those that its run held out. */
export async function evaluateSentences(
  { dataPath: given }: Pick<Extract<TrainerCommand, { type: 'evaluate' }>, 'dataPath'>,
  { spec, dataPath }: RunFile,
  model: Model,
  resourcesFolder: string,
): Promise<Answer> {
  if (given !== undefined) throw new ProblemError('captions-evaluated-on-own', { path: given });
  const { data, training } = spec;
  const { source } = data;
  const loadOwn = () => loadDataset({ data, dataPath, resourcesFolder, seed: training.seed });
  if (isAligning(model)) {
    const dataset = await loadOwn();
    const language = source.kind === 'scenes' ? source.language : undefined;
    const { examples, ...alignment } = await evaluateAlignment(model, dataset, language);
    const { batchSize } = training;
    const { loss } = await evaluateExamples(model, dataset, dataset.validation, { batchSize });
    return { kind: 'evaluation', examples, loss: finiteOrNull(loss), alignment };
  }
  const { loss, ...figures } =
    source.kind === 'scenes'
      ? await evaluateCaptions(model, spec, source)
      : await evaluateOwnCaptions(model, spec, await loadOwn());
  return { kind: 'evaluation', loss: finiteOrNull(loss), ...figures };
}
