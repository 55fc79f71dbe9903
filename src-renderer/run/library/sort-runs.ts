import type { RunSummary } from '../../../src-shared/protocol/api.ts';
import type { SettingValue } from '../../../src-shared/runs/run-settings.ts';

/** The columns that every run has; any other column is the path of a setting. */
const figureColumns = [
  'startedAt',
  'step',
  'loss',
  'valLoss',
  'valAccuracy',
  'parameterCount',
] as const;

export type Sorting = { readonly column: string; readonly isDescending: boolean };

/** The newest first, until a person wants another order. */
export const newestFirst: Sorting = { column: 'startedAt', isDescending: true };

/** The runs in that order, pinned ones before all others; what has no value comes last either way. */
export function sortRuns(
  runs: readonly RunSummary[],
  { column, isDescending }: Sorting,
): readonly RunSummary[] {
  const sign = isDescending ? -1 : 1;
  return runs.toSorted((a, b) => {
    const pinned = Number(b.isPinned ?? false) - Number(a.isPinned ?? false);
    if (pinned !== 0) return pinned;
    const [left, right] = [valueOf(a, column), valueOf(b, column)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    return sign * compareValues(left, right);
  });
}

/** What stands in a column: a figure, or the value of a setting; undefined where there is none. */
function valueOf(run: RunSummary, column: string): SettingValue | undefined {
  const figure = figureColumns.find((one) => one === column);
  return figure === undefined ? run.settings[column] : (run[figure] ?? undefined);
}

function compareValues(a: SettingValue, b: SettingValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}
