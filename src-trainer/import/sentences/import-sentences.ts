import type { DatasetFile, TableContent } from '../../../src-shared/datasets/imported-dataset.ts';
import type { RowSkip } from '../../../src-shared/datasets/row-skips.ts';
import {
  mostSentenceSteps,
  type SentencesContent,
} from '../../../src-shared/datasets/sentences-content.ts';
import { createVocabularyLearner } from '../../../src-shared/sentences/learn-vocabulary.ts';
import {
  encodeSentence,
  splitSentence,
  type SentenceUnit,
} from '../../../src-shared/sentences/sentence-units.ts';
import type { CsvRow } from '../csv-rows.ts';
import { createDatasetWriter } from '../dataset-writer.ts';
import type { PlannedColumn } from '../plan-table.ts';
import { isMissing } from '../read-cell.ts';
import { createExampleReader } from '../read-example.ts';
import { createSkipped, type Skipped } from '../skipped.ts';
import type { TableSource } from '../table-source.ts';
import { describeTarget, noRows, type FirstSkipped } from '../write-table.ts';
import type { TextColumn } from './find-text-column.ts';

/** How the rows of a table become texts with a class or a number. */
export type SentencePlan = {
  readonly column: TextColumn;
  readonly target: PlannedColumn;
  readonly unit: SentenceUnit;
};

/** What is known of the texts of a table after they were read once. */
export type SurveyedSentences = {
  readonly vocabulary: readonly string[];
  /** Units that an example has: as many as 95 of 100 texts have at most. */
  readonly steps: number;
  /** Of the longest text. */
  readonly longest: number;
  readonly examples: number;
  readonly skipped: Skipped<RowSkip>;
  readonly firstSkipped: FirstSkipped | undefined;
  /** How many texts each class has, by its place. */
  readonly classCounts: readonly number[];
};

/** Of so many texts all units are read; of the longer ones the first. */
const wholeShare = 0.95;

type Sentence = { readonly text: string; readonly target: number };

/** Reads all texts once: the vocabulary they ask for, how long they are, and which rows are none. */
export async function surveySentences(
  source: TableSource,
  plan: SentencePlan,
): Promise<SurveyedSentences> {
  const read = createSentenceReader(source, plan);
  const learner = createVocabularyLearner(plan.unit);
  const skipped = createSkipped<RowSkip>();
  const classCounts: number[] = [];
  let first: SurveyedSentences['firstSkipped'];
  const texts: string[] = [];
  for await (const rows of source.rows('looking')) {
    for (const row of rows) {
      const sentence = read(row);
      if (typeof sentence === 'string') {
        skipped.note(sentence, String(row.line));
        first ??= { reason: sentence, line: row.line };
        continue;
      }
      learner.read(sentence.text);
      texts.push(sentence.text);
      const { target } = sentence;
      if (plan.target.kind === 'category') classCounts[target] = (classCounts[target] ?? 0) + 1;
    }
  }
  const vocabulary = learner.vocabulary();
  const numbers = new Map(vocabulary.map((one, number) => [one, number]));
  const lengths = Int32Array.from(
    texts,
    (text) => splitSentence(text, plan.unit, numbers).length,
  ).sort();
  const usual = lengths[Math.ceil(wholeShare * lengths.length) - 1] ?? 1;
  return {
    vocabulary,
    steps: Math.max(1, Math.min(mostSentenceSteps, usual)),
    longest: lengths.at(-1) ?? 0,
    examples: texts.length,
    skipped,
    firstSkipped: first,
    classCounts,
  };
}

/**
 * Imports a table of texts with a class or a number each: `tokens.i32` `[examples, steps]`, `targets.i32` or
 * `targets.f64` `[examples]`, and `texts.jsonl` with the texts themselves, a line each. Throws `csv-no-rows-*`.
 */
export async function importSentences(
  source: TableSource,
  plan: SentencePlan,
  libraryFolder: string,
  names: { readonly name: string; readonly source: string },
): Promise<DatasetFile> {
  const survey = await surveySentences(source, plan);
  if (survey.examples === 0) throw noRows(source.path, survey.firstSkipped);
  const { vocabulary, steps, skipped } = survey;
  const numbers = new Map(vocabulary.map((one, number) => [one, number]));
  const read = createSentenceReader(source, plan);
  const writer = await createDatasetWriter(libraryFolder);
  try {
    const tokens = await writer.openFile('tokens.i32');
    const isNumber = plan.target.kind === 'number';
    const targets = await writer.openFile(isNumber ? 'targets.f64' : 'targets.i32');
    const texts = await writer.openFile('texts.jsonl');
    for await (const rows of source.rows('reading')) {
      for (const row of rows) {
        const sentence = read(row);
        if (typeof sentence === 'string') continue;
        const { text, target } = sentence;
        await tokens.write(asBytes(encodeSentence(text, plan.unit, numbers, steps)));
        await targets.write(asBytes(isNumber ? Float64Array.of(target) : Int32Array.of(target)));
        await texts.write(Buffer.from(`${JSON.stringify(text)}\n`, 'utf8'));
      }
    }
    await tokens.close();
    await targets.close();
    await texts.close();
    return await writer.finish({
      ...names,
      examples: survey.examples,
      skipped: skipped.total(),
      ...skipped.tell(),
      content: describe(plan, survey, source.dialect.names.length),
    });
  } finally {
    await writer.discard();
  }
}

function describe(
  { column, target, unit }: SentencePlan,
  { vocabulary, steps, longest }: SurveyedSentences,
  columns: number,
): SentencesContent {
  const told: TableContent['target'] = describeTarget(target);
  return {
    kind: 'sentences',
    unit,
    vocabulary: [...vocabulary],
    steps,
    longest,
    column: { name: column.name, at: column.at },
    target: told,
    columns,
  };
}

/** Reads rows as texts with what they should be answered with. */
function createSentenceReader(
  { dialect }: TableSource,
  { column, target }: SentencePlan,
): (row: CsvRow) => Sentence | RowSkip {
  const readTarget = createExampleReader(
    { features: [], target, missing: 'skip' },
    dialect.names.length,
    dialect.decimal,
  );
  return (row) => {
    const answered = readTarget(row);
    if (typeof answered === 'string') return answered;
    const text = row.cells[column.at] ?? '';
    return isMissing(text) ? 'missing-value' : { text, target: answered.target };
  };
}

function asBytes({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
