import { csvRow } from './csv-cell.ts';
import type { SweepPoint } from './sweep-result.ts';

const spreads = ['lossIn', 'lossOut', 'errorIn', 'errorOut'] as const;

/** The points of a sweep as comma-separated values, a row each: mean, least and most of every figure over the seeds. */
export function sweepCsv(points: readonly SweepPoint[], paths: readonly string[]): string {
  const head = [
    ...paths,
    'parameters',
    'examples',
    'done',
    ...spreads.flatMap((name) => [name, `${name}_low`, `${name}_high`]),
    'vc_bound',
  ];
  const rows = points.map((point) => [
    ...point.values.map((value) => (typeof value === 'object' ? value.join('x') : value)),
    point.parameterCount,
    point.trainExamples,
    point.done,
    ...spreads.flatMap((name) => [point[name].mean, point[name].low, point[name].high]),
    point.bound,
  ]);
  return [head, ...rows].map(csvRow).join('');
}
