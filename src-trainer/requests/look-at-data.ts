import type { DataPage, PageRequest } from '../../src-shared/datasets/data-look.ts';
import { inOwnUnits } from '../../src-shared/datasets/table-pipeline.ts';
import { writeSentence } from '../../src-shared/sentences/write-sentence.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { LoadRequest } from '../datasets/load-dataset.ts';
import { writeAsInFile } from '../datasets/write-as-in-file.ts';
import { loadForLooks } from '../datasets/load-for-looks.ts';
import { lookAtDataset } from '../datasets/look-at-dataset.ts';
import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { RequestSurroundings } from './answer-request.ts';

type Look = Extract<TrainerCommand, { type: 'look-at-data' }>;
type Turn = Extract<TrainerCommand, { type: 'turn-data-page' }>;

/** Scenes are drawn when they are looked at: so many of each part take about a second. */
const mostDrawn = 1500;

/** What there is to know of the data that a run would learn from. */
export async function lookAtData(
  request: Look,
  surroundings: Omit<RequestSurroundings, 'kept'>,
): Promise<Answer> {
  const dataset = await loadForLooks(loading(request, surroundings));
  const isDrawn = request.data.source.kind === 'scenes' && request.dataPath === undefined;
  const look = await lookAtDataset(dataset, ...(isDrawn ? [mostDrawn] : []));
  return { kind: 'data-look', look };
}

/** Some of its examples, with their numbers as bytes, float32 `[examples, ...inputShape]`. */
export async function turnDataPage(
  request: Turn,
  surroundings: Omit<RequestSurroundings, 'kept'>,
): Promise<{ readonly answer: Answer; readonly bytes: Uint8Array }> {
  const dataset = await loadForLooks(loading(request, surroundings));
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
    examples: describeExamples(dataset, part, shown),
    inputShape: [...dataset.inputShape],
  };
  const numbers = Float32Array.from(examples.gatherInputs(shown));
  return { answer: { kind: 'data-page', page }, bytes: new Uint8Array(numbers.buffer) };
}

function loading(
  { data, seed, dataPath }: Look | Turn,
  { resourcesFolder }: Omit<RequestSurroundings, 'kept'>,
): LoadRequest {
  return { data, dataPath, resourcesFolder, seed };
}

function examplesOfClass(examples: Examples, wanted: number): readonly number[] {
  const all = Int32Array.from({ length: examples.count }, (_, at) => at);
  return [...examples.gatherTargets(all)].flatMap((target, at) => (target === wanted ? [at] : []));
}

function describeExamples(
  dataset: Dataset,
  part: PageRequest['part'],
  shown: Int32Array,
): DataPage['examples'] {
  const { task, targetShape, sentenceUnit, symbols = [], inputShape, tokens } = dataset;
  const examples = dataset[part];
  const targets = examples.gatherTargets(shown);
  const [steps = 1] = targetShape;
  const [room = 1] = inputShape;
  const texts = sentenceUnit && {
    unit: sentenceUnit,
    ids: examples.gatherInputs(shown),
  };
  const written = tokens && {
    ids: examples.gatherInputs(shown),
    coder: openTextCoder(dataset.vocabulary ?? [], tokens.unit),
  };
  const blanks = dataset.blanks?.[part === 'train' ? 'train' : 'heldOut'];
  const places = blanks && examples.resident?.placesOf(shown);
  /** A window of a text, as it stands in the file where that is known. */
  const windowText = (at: number): string => {
    if (written === undefined) return '';
    const ids = Int32Array.from(written.ids.subarray(at * room, (at + 1) * room));
    const place = places?.[at];
    if (blanks === undefined || place === undefined) return written.coder.pieces(ids).join('');
    const own = writeAsInFile(ids, blanks.slice(place, place + room), dataset.vocabulary ?? []);
    return own.join('').replace(/^[^\S\n]+/u, '');
  };
  const captionsOf = part === 'train' ? dataset.trainCaptionsOf : dataset.captionsOf;
  return [...shown].map((example, at) => ({
    example,
    ...answerOf(at),
    ...(texts && {
      text: writeSentence(texts.ids.subarray(at * room, (at + 1) * room), texts.unit, symbols),
    }),
    ...(written && { text: windowText(at) }),
  }));

  function answerOf(
    at: number,
  ): Pick<DataPage['examples'][number], 'target' | 'answer' | 'captions'> {
    switch (task) {
      case 'next-character':
        return {};
      case 'captioning':
        return { captions: (captionsOf?.(shown[at] ?? 0) ?? []).map((words) => [...words]) };
      case 'sequence':
        return { answer: [...targets.subarray(at * steps, (at + 1) * steps)] };
      case 'classification':
      case 'regression':
        return { target: inOwnUnits(dataset.target, targets[at] ?? 0) };
    }
  }
}
