import type { DataPage } from '../../src-shared/datasets/data-look.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { lookAtDataset } from '../datasets/look-at-dataset.ts';
import type { RequestSurroundings } from './answer-request.ts';

type Look = Extract<TrainerCommand, { type: 'look-at-data' }>;
type Turn = Extract<TrainerCommand, { type: 'turn-data-page' }>;

/** What there is to know of the data that a run would learn from. */
export async function lookAtData(
  request: Look,
  surroundings: Omit<RequestSurroundings, 'kept'>,
): Promise<Answer> {
  return { kind: 'data-look', look: await lookAtDataset(await load(request, surroundings)) };
}

/** Some of its examples, with their numbers as bytes, float32 `[examples, ...inputShape]`. */
export async function turnDataPage(
  request: Turn,
  surroundings: Omit<RequestSurroundings, 'kept'>,
): Promise<{ readonly answer: Answer; readonly bytes: Uint8Array }> {
  const dataset = await load(request, surroundings);
  const { part, from, count, class: wanted } = request.page;
  const examples = dataset[part];
  const found = wanted === undefined ? undefined : examplesOfClass(examples, wanted);
  const total = found?.length ?? examples.count;
  const shown = Int32Array.from(
    { length: Math.max(0, Math.min(count, total - from)) },
    (_, at) => found?.[from + at] ?? from + at,
  );
  const page: DataPage = {
    total,
    examples: describeExamples(dataset, examples, shown),
    inputShape: [...dataset.inputShape],
  };
  const numbers = Float32Array.from(examples.gatherInputs(shown));
  return { answer: { kind: 'data-page', page }, bytes: new Uint8Array(numbers.buffer) };
}

function load(
  { data, seed, dataPath }: Look | Turn,
  { resourcesFolder }: Omit<RequestSurroundings, 'kept'>,
): Promise<Dataset> {
  return loadDataset({ data, dataPath, resourcesFolder, seed });
}

function examplesOfClass(examples: Examples, wanted: number): readonly number[] {
  const all = Int32Array.from({ length: examples.count }, (_, at) => at);
  return [...examples.gatherTargets(all)].flatMap((target, at) => (target === wanted ? [at] : []));
}

function describeExamples(
  { task }: Dataset,
  examples: Examples,
  shown: Int32Array,
): DataPage['examples'] {
  if (task === 'next-character') return [...shown].map((example) => ({ example }));
  const targets = examples.gatherTargets(shown);
  return [...shown].map((example, at) => ({ example, target: targets[at] ?? 0 }));
}
