import type { DiseaseId } from '../../../../src-shared/doctor/disease.ts';

/** What a training had, and what the doctor named, in its order. */
export type Diagnosed = {
  readonly disease: DiseaseId | undefined;
  readonly named: readonly DiseaseId[];
};

/**
 * What was named first of trainings with each disease, by how often: `dead-relus: dead-relus 3, none 1; ...`. It is
 * made of ids, which no language changes.
 */
export function wordConfusion(diagnosed: readonly Diagnosed[]): string {
  const rows = new Map<string, Map<string, number>>();
  for (const { disease = 'none', named } of diagnosed) {
    const row = rows.get(disease) ?? new Map<string, number>();
    const first = named[0] ?? 'none';
    row.set(first, (row.get(first) ?? 0) + 1);
    rows.set(disease, row);
  }
  return [...rows]
    .map(([disease, row]) => {
      const counts = [...row].toSorted(([, a], [, b]) => b - a);
      return `${disease}: ${counts.map(([name, count]) => `${name} ${count}`).join(', ')}`;
    })
    .join('; ');
}
