import type { TablePreview } from '../../src-shared/datasets/import-preview.ts';
import type { ColumnSurvey } from './survey-columns.ts';

/** Of fewer rows nobody can say that their cells are different on purpose. */
const fewestRows = 10;
const dateShare = 0.9;
const idName =
  /(?:^|[\s_-])(?:id|dni|nif|n[ºo°]|num|n[uú]mero|number|c[oó]digo|code|clave|key|[ií]ndice|index)$/i;

/**
 * Columns that teach a network nothing as they are: what is different in every row, as a number that somebody was
 * given is, and dates. Numbers that were measured are different as often; they are no whole numbers in a row.
 * @param columns as they will be taken, in the order of the survey
 */
export function warnOfColumns(
  survey: readonly ColumnSurvey[],
  columns: TablePreview['columns'],
  targetAt: number,
): NonNullable<TablePreview['warnings']> {
  return survey.flatMap((column) => {
    const { name, at } = column;
    const taken = columns[at];
    const what = wrongWith(column);
    if (at === targetAt || taken === undefined || taken.why === 'asked') return [];
    return what === undefined ? [] : [{ name, what, isLeftOut: taken.kind === 'ignore' }];
  });
}

function wrongWith(column: ColumnSurvey): 'id' | 'date' | undefined {
  if (isOfDates(column)) return 'date';
  return isOfIds(column) ? 'id' : undefined;
}

function isOfDates({ dates, words, numbers }: ColumnSurvey): boolean {
  return dates > 0 && dates >= dateShare * (words + numbers);
}

function isOfIds(column: ColumnSurvey): boolean {
  const { name, words, numbers, areAllDifferent, areWhole, smallest, largest } = column;
  if (!areAllDifferent || words + numbers < fewestRows) return false;
  if (words > 0) return true;
  return areWhole && (largest - smallest < 2 * numbers || idName.test(name.trim()));
}
