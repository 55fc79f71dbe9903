import { ProblemError } from '../../src-shared/problem.ts';
import type { CsvRow } from './csv-rows.ts';
import { inOrder, type PlannedColumn, type TablePlan } from './plan-table.ts';
import { isMissing } from './read-cell.ts';
import { createExampleReader } from './read-example.ts';
import type { TableSurvey } from './survey-columns.ts';
import type { TableSource } from './table-source.ts';

/**
 * Where rows will be left out, values that stand in those alone are no values: counts what the others hold,
 * and leaves out a column that has one value left. Throws `csv-no-features` or `csv-target-constant`.
 */
export async function dropUnused(
  source: TableSource,
  plan: TablePlan,
  survey: TableSurvey,
): Promise<TablePlan> {
  if (losesNoRow(plan, survey)) return plan;
  const counts = await countValues(source, plan);
  // Where no row can be used, the pass that writes them will say why.
  if (counts === undefined) return plan;
  const kept = (column: PlannedColumn): PlannedColumn => {
    const present = counts.get(column.at);
    return column.kind === 'number' || present === undefined
      ? column
      : { ...column, values: inOrder(present) };
  };
  const isConstant = (it: PlannedColumn): boolean => it.kind === 'category' && it.values.length < 2;
  const { path } = source;
  const features = plan.features.map(kept);
  const dropped = features.filter(isConstant);
  if (dropped.length > 0) {
    const rest = plan.features.filter(({ at }) => !dropped.some((it) => it.at === at));
    if (rest.length === 0) {
      throw new ProblemError('csv-no-features', { path, target: plan.target.name });
    }
    const ignored = dropped.map(({ name }) => ({ name, why: 'constant' as const }));
    // A column that says nothing may not cost rows either: without it, others may stay.
    const smaller = { ...plan, features: rest, ignored: [...plan.ignored, ...ignored] };
    return await dropUnused(source, smaller, survey);
  }
  const target = kept(plan.target);
  if (isConstant(target))
    throw new ProblemError('csv-target-constant', { path, name: target.name });
  return { ...plan, features, target };
}

/** Whether every row with the right number of cells can be used. */
function losesNoRow(plan: TablePlan, { columns }: TableSurvey): boolean {
  const used = new Map([...plan.features, plan.target].map(({ at, kind }) => [at, kind]));
  return columns.every(({ at, missing, words, notFinite }) => {
    const kind = used.get(at);
    return (
      kind === undefined || (missing === 0 && (kind === 'category' || words + notFinite === 0))
    );
  });
}

/** How often each value stands in the rows that can be used; `undefined` where there is no such row. */
async function countValues(
  source: TableSource,
  plan: TablePlan,
): Promise<ReadonlyMap<number, ReadonlyMap<string, number>> | undefined> {
  const counts = new Map<number, Map<string, number>>();
  for (const column of [...plan.features, plan.target]) {
    if (column.kind === 'category') counts.set(column.at, new Map());
  }
  const { names, decimal } = source.dialect;
  const read = createExampleReader(plan, names.length, decimal);
  let examples = 0;
  const count = (row: CsvRow): void => {
    if (typeof read(row) === 'string') return;
    examples += 1;
    for (const [at, present] of counts) {
      const value = (row.cells[at] ?? '').trim();
      const isFilledIn = plan.missing === 'fill' && isMissing(value);
      if (!isFilledIn) present.set(value, (present.get(value) ?? 0) + 1);
    }
  };
  for await (const rows of source.rows('looking')) rows.forEach(count);
  return examples === 0 ? undefined : counts;
}
