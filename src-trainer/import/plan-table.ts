import type { ColumnKind, TableOptions } from '../../src-shared/datasets/import-options.ts';
import type { TableContent } from '../../src-shared/datasets/imported-dataset.ts';
import { mostClasses } from '../../src-shared/datasets/table-target.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { CsvDialect } from './csv-dialect.ts';
import type { ColumnSurvey, TableSurvey } from './survey-columns.ts';

/** A column that becomes a number of each example; categories become the place of their value in `values`. */
export type PlannedColumn = { readonly name: string; readonly at: number } & (
  { readonly kind: 'number' } | { readonly kind: 'category'; readonly values: readonly string[] }
);

/** How the rows of a table become examples. */
export type TablePlan = {
  readonly features: readonly PlannedColumn[];
  readonly ignored: TableContent['ignored'];
  readonly target: PlannedColumn;
  readonly missing: 'skip' | 'fill';
};

/** A column is one of numbers where so many of its cells are; rows with the others are left out. */
const numberShare = 0.95;
/** Words that are more different than this are no categories, unless somebody says so. */
export const mostCategories = 20;
const mostAskedCategories = 100;
/** Whole numbers that are few, and each of which comes often, are classes. */
const mostNumberClasses = 10;
const rowsForClass = 5;

/** The place of the column to be learned. Throws `csv-target-unknown`. */
export function findTarget(path: string, { names }: CsvDialect, options: TableOptions): number {
  const { target } = options;
  return target === undefined ? names.length - 1 : findColumn(path, names, target);
}

/** The place of a column by its name, else by its number from 1 on. Throws `csv-target-unknown`. */
export function findColumn(path: string, names: readonly string[], target: string): number {
  const byName = names.indexOf(target.trim());
  if (byName >= 0) return byName;
  const byNumber = /^\d{1,5}$/.test(target) ? Number(target) - 1 : -1;
  if (byNumber >= 0 && byNumber < names.length) return byNumber;
  throw new ProblemError('csv-target-unknown', { path, target, names: listNames(names) });
}

/** How many different cells of a column can matter. */
export function valuesWorthKeeping(at: number, targetAt: number): number {
  return at === targetAt ? mostClasses : mostAskedCategories;
}

/**
 * Decides what every column is. Throws `csv-target-*`, `csv-no-features`, `csv-category-too-many` or
 * `csv-no-rows`.
 */
export function planTable(
  path: string,
  survey: TableSurvey,
  targetAt: number,
  options: TableOptions,
): TablePlan {
  const { rows, uneven } = survey;
  if (rows === 0) throw new ProblemError('csv-empty', { path });
  if (uneven === rows) {
    throw new ProblemError('csv-no-rows-wrong-cell-count', {
      path,
      line: survey.firstUneven[0]?.line ?? 0,
    });
  }
  const features: PlannedColumn[] = [];
  const ignored: TableContent['ignored'] = [];
  for (const column of survey.columns) {
    if (column.at === targetAt) continue;
    const decided = decideFeature(path, column, options.kinds?.[String(column.at + 1)]);
    if (typeof decided === 'string') ignored.push({ name: column.name, why: decided });
    else features.push(decided);
  }
  const targetColumn = survey.columns[targetAt];
  if (targetColumn === undefined) throw new Error(`no column ${targetAt}`);
  const target = decideTarget(path, targetColumn, rows, options.task);
  if (features.length === 0)
    throw new ProblemError('csv-no-features', { path, target: target.name });
  return { features, ignored, target, missing: options.missing ?? 'skip' };
}

/** Whether a column is one of numbers; those that are not finite are bad numbers and no words. */
function areNumbers({ numbers, words }: ColumnSurvey): boolean {
  return numbers > 0 && numbers >= numberShare * (numbers + words);
}

type IgnoredReason = TableContent['ignored'][number]['why'];

function decideFeature(
  path: string,
  column: ColumnSurvey,
  asked: ColumnKind | undefined,
): PlannedColumn | IgnoredReason {
  const { name, at, numbers, words, notFinite, smallest, largest, values } = column;
  const filled = numbers + words + notFinite;
  switch (asked) {
    case 'ignore':
    case 'text':
      return 'asked';
    case 'number':
      return { kind: 'number', name, at };
    case 'category':
      if (values === undefined) {
        throw new ProblemError('csv-category-too-many', { path, name, limit: mostAskedCategories });
      }
      return filled === 0 ? 'empty' : { kind: 'category', name, at, values: inOrder(values) };
    case undefined:
      if (filled === 0) return 'empty';
      if (areNumbers(column)) {
        return words === 0 && smallest === largest ? 'constant' : { kind: 'number', name, at };
      }
      if (values === undefined || values.size > mostCategories) return 'too-many-values';
      return values.size === 1
        ? 'constant'
        : { kind: 'category', name, at, values: inOrder(values) };
  }
}

/** What the column to be learned is. Throws `csv-target-*`. */
export function decideTarget(
  path: string,
  column: ColumnSurvey,
  rows: number,
  asked: TableOptions['task'],
): PlannedColumn {
  const { name, at, numbers, words, notFinite, areWhole, values } = column;
  if (numbers + words + notFinite === 0) throw new ProblemError('csv-target-empty', { path, name });
  const isNumeric = areNumbers(column);
  if (asked === 'regression' && numbers === 0) {
    throw new ProblemError('csv-target-no-numbers', { path, name });
  }
  const distinct = values?.size ?? Infinity;
  const isFew = areWhole && distinct <= mostNumberClasses && rows >= rowsForClass * distinct;
  if (asked === 'regression' || (asked === undefined && isNumeric && !isFew)) {
    return { kind: 'number', name, at };
  }
  if (values === undefined) {
    throw new ProblemError('csv-target-too-many', { path, name, limit: mostClasses });
  }
  if (values.size === 1) throw new ProblemError('csv-target-constant', { path, name });
  return { kind: 'category', name, at, values: inOrder(values) };
}

/** Fixed, so that the order of classes does not follow the machine's language. */
const alphabet = new Intl.Collator('en');

/** Numbers by size, words by the alphabet, `álamo` before `roble`. */
export function inOrder(values: ReadonlyMap<string, number>): string[] {
  const order = (value: string): number => Number(value.replace(',', '.'));
  const words = [...values.keys()];
  return words.every((word) => Number.isFinite(order(word)))
    ? words.sort((a, b) => order(a) - order(b))
    : words.sort((a, b) => alphabet.compare(a, b) || (a < b ? -1 : 1));
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown}, ...` : shown;
}
