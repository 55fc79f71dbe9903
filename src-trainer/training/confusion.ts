import type { Verdicts } from './verdicts.ts';

/** How often each true class (row) was taken for each class (column). */
export function countConfusion(verdicts: Verdicts, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (const [index, label] of verdicts.labels.entries()) {
    const row = counts[label];
    const predicted = verdicts.predicted[index];
    if (row?.[predicted ?? -1] === undefined || predicted === undefined) continue;
    row[predicted] = (row[predicted] ?? 0) + 1;
  }
  return counts;
}
