import type { SettingValue } from '../../../src-shared/runs/run-settings.ts';
import type { SweepAxis } from '../../../src-shared/runs/sweep-plan.ts';
import { sweepCsv } from '../../../src-shared/runs/sweep-csv.ts';
import type { SweepPoint } from '../../../src-shared/runs/sweep-result.ts';
import { words } from '../../words/language.svelte.ts';
import { chartTheme } from '../curves/chart-theme.ts';
import { plotForPage } from '../curves/plot-page.ts';
import type { PageChart } from '../drawing/chart-page.ts';
import type { Keepable } from '../drawing/keepable.ts';
import { textWidthIn } from '../drawing/page-files.ts';
import { fileStem } from '../save-file.ts';
import { heatRows } from './heat-map.ts';
import { paintHeatMap, sizeHeatMap, type HeatMap } from './paint-heat-map.ts';
import { sweepPlot, type SweepDrawing } from './sweep-plot.ts';

/** A sweep as it is shown. */
export type ShownSweep = SweepDrawing & {
  readonly title: string;
  readonly points: readonly SweepPoint[];
  readonly axes: readonly SweepAxis[];
  /** What the axes are called; of a chart, what lies below it. */
  readonly names: readonly string[];
  readonly sayValue: (axis: number, value: SettingValue) => string;
};

/** A sweep as files: its chart or its map, and the numbers of every point. */
export function keepSweep(shown: ShownSweep): Keepable {
  const { title, points, axes } = shown;
  return {
    fileName: () => `${fileStem(title)}-sweep`,
    csv: () =>
      sweepCsv(
        points,
        axes.map(({ path }) => path),
      ),
    page: () => ({ title, charts: [axes.length === 2 ? mapOf(shown) : chartOf(shown)] }),
  };
}

function chartOf({ points, names, ...drawing }: ShownSweep): PageChart {
  const e = words().experiments;
  const theme = chartTheme();
  const isError = drawing.measure === 'error';
  const keys = [
    { text: isError ? e.errorIn : e.lossIn, colour: theme.colours.train },
    { text: isError ? e.errorOut : e.lossOut, colour: theme.colours.val, dash: [5, 3] },
    ...(drawing.hasBound ? [{ text: e.bound, colour: theme.colours.val, dash: [2, 3] }] : []),
  ];
  const { plot } = sweepPlot(points, drawing);
  return plotForPage(names[0] ?? drawing.title, keys, plot, theme);
}

function mapOf({ points, axes, names, measure, sayValue, sayY }: ShownSweep): PageChart {
  const e = words().experiments;
  const theme = chartTheme();
  const map: HeatMap = {
    rowName: names[0] ?? '',
    columnName: names[1] ?? '',
    rows: (axes[0]?.values ?? []).map((value) => sayValue(0, value)),
    columns: (axes[1]?.values ?? []).map((value) => sayValue(1, value)),
    cells: heatRows(points, axes, measure).map((row) =>
      row.map((cell) => cell && { text: sayY(cell.value), strength: cell.strength }),
    ),
  };
  return {
    title: measure === 'error' ? e.errorOut : e.lossOut,
    keys: [],
    ...sizeHeatMap(map, theme, textWidthIn(theme)),
    paint: (surface) => paintHeatMap(surface, map, theme),
  };
}
