import type { SettingValue } from '../../../src-shared/runs/run-settings.ts';
import type { SweepAxis } from '../../../src-shared/runs/sweep-plan.ts';
import type { SweepPoint } from '../../../src-shared/runs/sweep-result.ts';
import { measured, type SweepMeasure } from './sweep-plot.ts';

/** A cell of the map over two settings; `strength` is the part of the full colour, 0 to 1. */
export type HeatPoint = {
  readonly point: SweepPoint;
  readonly value: number;
  readonly strength: number;
};

/** The strongest cell: ink stays readable on it. */
const strongest = 0.45;

/** E_out (or the validation loss) of every pair of values, `[first axis][second axis]`; the stronger, the higher. */
export function heatRows(
  points: readonly SweepPoint[],
  [rows, columns]: readonly SweepAxis[],
  measure: SweepMeasure,
): readonly (readonly (HeatPoint | undefined)[])[] {
  const shown = points.map((point) => {
    const { seen, held } = measured(point, measure);
    return { point, value: Number.isFinite(held.mean) ? held.mean : seen.mean };
  });
  const known = shown.map(({ value }) => value).filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const at = (row: SettingValue, column: SettingValue): HeatPoint | undefined => {
    const found = shown.find(({ point }) => point.values[0] === row && point.values[1] === column);
    if (found === undefined) return undefined;
    const share = high > low ? (found.value - low) / (high - low) : 0;
    return { ...found, strength: Number.isFinite(share) ? share * strongest : 0 };
  };
  return (rows?.values ?? []).map((row) =>
    (columns?.values ?? []).map((column) => at(row, column)),
  );
}
