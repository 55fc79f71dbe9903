import type { TableOptions } from '../../../src-shared/datasets/import-options.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { decideTarget } from '../plan-table.ts';
import type { TableSurvey } from '../survey-columns.ts';
import { findTextColumn } from './find-text-column.ts';
import type { SentencePlan } from './import-sentences.ts';

/**
 * How a table becomes texts with an answer each; `undefined` where none of its columns is read as a text. Throws
 * `csv-empty` or `csv-target-*`.
 */
export function planSentences(
  path: string,
  survey: TableSurvey,
  targetAt: number,
  options: TableOptions,
): SentencePlan | undefined {
  const column = findTextColumn(path, survey, targetAt, options);
  const target = survey.columns[targetAt];
  if (column === undefined || target === undefined) return undefined;
  if (survey.rows === 0) throw new ProblemError('csv-empty', { path });
  const { name, at } = column;
  return {
    column: { name, at },
    target: decideTarget(path, target, survey.rows, options.task),
    unit: options.unit ?? 'words',
  };
}
