import type { TableOptions } from '../../../src-shared/datasets/import-options.ts';
import { findColumn, mostCategories } from '../plan-table.ts';
import type { TableSurvey } from '../survey-columns.ts';

/** A column of texts that are to be read. */
export type TextColumn = { readonly name: string; readonly at: number };

/** So many of the cells that say something have to be words. */
const wordShare = 0.8;

/**
 * The column that is read as text: the one that a person says, or where nothing is said of any and no other column
 * could be learned from, the first of words that are too different to be categories. `undefined` where the table is one
 * of numbers and categories. Throws `csv-target-unknown`.
 */
export function findTextColumn(
  path: string,
  { columns }: TableSurvey,
  targetAt: number,
  { kinds = {}, text }: TableOptions,
): TextColumn | undefined {
  const names = columns.map(({ name }) => name);
  if (text !== undefined) return columns[findColumn(path, names, text)];
  const features = columns.filter(({ at }) => at !== targetAt);
  const asked = features.find(({ at }) => kinds[String(at + 1)] === 'text');
  if (asked !== undefined) return asked;
  if (features.some(({ at }) => kinds[String(at + 1)] !== undefined)) return undefined;
  const isText = ({ numbers, words, values }: (typeof columns)[number]): boolean =>
    (values === undefined || values.size > mostCategories) &&
    words >= wordShare * (numbers + words);
  const texts = features.filter(isText);
  // A column of row numbers is no reason to learn nothing from the text beside it.
  const others = features.filter((it) => !isText(it) && it.numbers + it.words > 0);
  const areNumbering = others.every(
    ({ areWhole, numbers, words, values }) =>
      words === 0 && areWhole && (values === undefined || values.size === numbers),
  );
  return areNumbering ? texts[0] : undefined;
}
