import type { TableOptions } from '../../src-shared/datasets/import-options.ts';
import type { TablePreview } from '../../src-shared/datasets/import-preview.ts';
import type { RowSkip } from '../../src-shared/datasets/row-skips.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { CsvRow } from './csv-rows.ts';
import { dropUnused } from './drop-unused.ts';
import { describeUneven, explainingUneven } from './explain-uneven.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { planTable, type TablePlan } from './plan-table.ts';
import { createExampleReader } from './read-example.ts';
import { surveySentences, type SentencePlan } from './sentences/import-sentences.ts';
import { planSentences } from './sentences/plan-sentences.ts';
import { warnOfColumns } from './warn-of-columns.ts';
import { createSkipped } from './skipped.ts';
import { surveyTable, type SurveyedTable } from './survey-table.ts';

const mostRows = 30;
const longestCell = 120;

/**
 * What a table would become: its columns as they are taken, its first rows, and what would be skipped. What
 * stands in the way of an import (a target that says nothing, say) is told beside it, so that it can be changed.
 */
export async function previewTable(
  path: string,
  options: TableOptions,
  surroundings: ImportSurroundings,
): Promise<TablePreview> {
  const surveyed = await surveyTable(path, options, surroundings);
  const { source, survey, targetAt } = surveyed;
  const { names, ...dialect } = source.dialect;
  const rows: string[][] = [];
  for await (const batch of source.rows('looking')) {
    for (const { cells } of batch.slice(0, mostRows - rows.length)) {
      rows.push(showRow(cells, names.length, dialect.separator));
    }
    if (rows.length >= mostRows) break;
  }
  const uneven = describeUneven(survey);
  const shown = {
    ...{ kind: 'table' as const, ...dialect, target: targetAt, rows },
    ...(uneven && { uneven }),
  };
  try {
    return await explainingUneven(path, survey, async () => {
      const sentences = planSentences(path, survey, targetAt, options);
      if (sentences !== undefined) return { ...shown, ...(await lookAtTexts(surveyed, sentences)) };
      const plan = await dropUnused(source, planTable(path, survey, targetAt, options), survey);
      return {
        ...shown,
        ...describePlan(surveyed, plan),
        ...(await countExamples(surveyed, plan)),
      };
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const columns = survey.columns.map(({ name, numbers, words, missing }) => {
      const kind = numbers > words ? ('number' as const) : ('category' as const);
      return { name, kind, missing };
    });
    const task = options.task ?? 'classification';
    return { ...shown, columns, task, examples: 0, reasons: {}, named: {}, problem: error.problem };
  }
}

/** A row as it is shown; what is beyond the last column stands in that, so that it is seen. */
function showRow(cells: readonly string[], columns: number, separator: string): string[] {
  return Array.from({ length: columns }, (_, at) => {
    const cell = at === columns - 1 ? cells.slice(at).join(separator) : (cells[at] ?? '');
    return cell.slice(0, longestCell);
  });
}

/** What the texts of a table would become. */
async function lookAtTexts(
  { source, survey: { columns } }: SurveyedTable,
  plan: SentencePlan,
): Promise<
  Pick<
    TablePreview,
    'columns' | 'task' | 'range' | 'text' | 'classes' | 'examples' | 'reasons' | 'named'
  >
> {
  const { column, target, unit } = plan;
  const { vocabulary, steps, longest, examples, skipped, classCounts } = await surveySentences(
    source,
    plan,
  );
  return {
    columns: columns.map(({ name, at, missing }) => {
      if (at === column.at) return { name, kind: 'text', missing };
      if (at === target.at) return { name, kind: target.kind, missing };
      return { name, kind: 'ignore', missing, why: 'beside-text' };
    }),
    ...(target.kind === 'number'
      ? {
          task: 'regression',
          range: {
            least: columns[target.at]?.smallest ?? 0,
            most: columns[target.at]?.largest ?? 0,
          },
        }
      : { task: 'classification' }),
    text: { unit, units: vocabulary.length, longest, steps },
    ...(target.kind === 'category' && {
      classes: target.values.map((name, place) => ({ name, count: classCounts[place] ?? 0 })),
    }),
    examples,
    ...skipped.tell(),
  };
}

function describePlan(
  { survey, targetAt }: SurveyedTable,
  plan: TablePlan,
): Pick<TablePreview, 'columns' | 'task' | 'range' | 'warnings'> {
  const kinds = new Map([...plan.features, plan.target].map(({ at, kind }) => [at, kind]));
  const whyNot = new Map(plan.ignored.map(({ name, why }) => [name, why]));
  const columns = survey.columns.map(({ name, at, missing }) => {
    const why = whyNot.get(name);
    return { name, kind: kinds.get(at) ?? ('ignore' as const), missing, ...(why && { why }) };
  });
  const warnings = warnOfColumns(survey.columns, columns, targetAt);
  const { smallest = 0, largest = 0 } = survey.columns[targetAt] ?? {};
  return {
    columns,
    ...(plan.target.kind === 'number'
      ? { task: 'regression', range: { least: smallest, most: largest } }
      : { task: 'classification' }),
    ...(warnings.length > 0 && { warnings }),
  };
}

async function countExamples(
  { source }: SurveyedTable,
  plan: TablePlan,
): Promise<Pick<TablePreview, 'examples' | 'reasons' | 'named' | 'classes'>> {
  const { names, decimal } = source.dialect;
  const read = createExampleReader(plan, names.length, decimal);
  const { target } = plan;
  const counts = target.kind === 'category' ? target.values.map(() => 0) : [];
  const skipped = createSkipped<RowSkip>();
  let examples = 0;
  const note = (row: CsvRow): void => {
    const example = read(row);
    if (typeof example === 'string') {
      skipped.note(example, String(row.line));
      return;
    }
    examples += 1;
    if (target.kind === 'category') counts[example.target] = (counts[example.target] ?? 0) + 1;
  };
  for await (const batch of source.rows('looking')) batch.forEach(note);
  return {
    examples,
    ...skipped.tell(),
    ...(target.kind === 'category' && {
      classes: target.values.map((name, place) => ({ name, count: counts[place] ?? 0 })),
    }),
  };
}
