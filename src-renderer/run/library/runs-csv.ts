import { csvCell } from '../../../src-shared/runs/csv-cell.ts';
import type { CurveStore } from '../curve-store.ts';
import { curvesCsv } from '../curves/curves-csv.ts';

/** All points of several runs as comma-separated values: as `curvesCsv`, with the run's id and name before each row. */
export function runsCsv(
  runs: readonly {
    readonly name: string;
    readonly runId: string;
    readonly curves: CurveStore;
  }[],
): string {
  const parts = runs.map(({ name, runId, curves }) => {
    const [head = '', ...rows] = curvesCsv(curves).trimEnd().split('\n');
    const before = `${runId},${csvCell(name)}`;
    return { head: `run,name,${head}`, rows: rows.map((row) => `${before},${row}`) };
  });
  const lines = [parts[0]?.head ?? 'run,name', ...parts.flatMap(({ rows }) => rows)];
  return `${lines.join('\n')}\n`;
}
