import { ProblemError } from '../../src-shared/problem.ts';
import type { TableSurvey } from './survey-columns.ts';

/** Where so many rows have more or fewer cells than the first one, that is what stands in the way. */
const unevenShare = 0.2;

/** What is wrong with rows of other lengths than the first one; `undefined` where there are none. */
export function describeUneven({ columns, rows, uneven, firstUneven }: TableSurvey) {
  const [first] = firstUneven;
  if (first === undefined) return undefined;
  const lines = firstUneven.map(({ line }) => line).join(', ');
  return {
    ...{ uneven, rows, needed: columns.length, line: first.line, found: first.cells },
    lines: uneven > firstUneven.length ? `${lines}, …` : lines,
  };
}

/**
 * Does what makes a plan of a table. Where none can be made and many rows were passed over for the number of their
 * cells, these are told and not what is left without them. Throws `csv-rows-uneven`.
 */
export async function explainingUneven<T>(
  path: string,
  survey: TableSurvey,
  plan: () => Promise<T>,
): Promise<T> {
  try {
    return await plan();
  } catch (error) {
    const uneven = describeUneven(survey);
    const isMeant = uneven !== undefined && survey.uneven >= unevenShare * survey.rows;
    if (!isMeant || !(error instanceof ProblemError)) throw error;
    throw new ProblemError('csv-rows-uneven', { path, ...uneven });
  }
}
