import type { ChartTheme } from '../curves/chart-theme.ts';
import type { Surface } from '../drawing/surface.ts';

/** What a map over two settings shows, in words, and how strong each cell is, 0 to 1; absent where nothing came of it. */
export type HeatMap = {
  readonly rowName: string;
  readonly columnName: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `[rows][columns]` */
  readonly cells: readonly (readonly (HeatCell | undefined)[])[];
};
export type HeatCell = { readonly text: string; readonly strength: number };

const cellHeight = 28;
const leastCellWidth = 76;
const gap = 2;
const room = 16;

type Measure = Surface['textWidth'];

/** How large a map is, in CSS pixels. */
export function sizeHeatMap(
  map: HeatMap,
  theme: ChartTheme,
  measure: Measure,
): {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly cell: number;
} {
  const left = room + Math.max(...[map.rowName, ...map.rows].map((text) => measure(text)));
  const texts = [...map.columns, ...map.cells.flat().flatMap((cell) => cell?.text ?? [])];
  const cell = Math.max(leastCellWidth, room + Math.max(0, ...texts.map((text) => measure(text))));
  const height = cellHeight * theme.textScale;
  return {
    left,
    cell,
    width: left + cell * map.columns.length,
    height: height * (map.rows.length + 2),
  };
}

/** Draws the map from 0, 0 on: the columns' setting and values above, the rows' at the left, the cells as in the window. */
export function paintHeatMap(surface: Surface, map: HeatMap, theme: ChartTheme): void {
  const { left, cell } = sizeHeatMap(map, theme, surface.textWidth);
  const height = cellHeight * theme.textScale;
  const quiet = { colour: theme.ink2 };
  const middle = (column: number): number => left + (column + 0.5) * cell;
  surface.text(map.columnName, { x: left, y: height / 2 }, quiet);
  surface.text(map.rowName, { x: 0, y: 1.5 * height }, quiet);
  for (const [column, text] of map.columns.entries()) {
    surface.text(text, { x: middle(column), y: 1.5 * height }, { ...quiet, align: 'center' });
  }
  for (const [row, text] of map.rows.entries()) {
    const y = (row + 2) * height;
    surface.text(text, { x: 0, y: y + height / 2 }, quiet);
    for (const column of map.columns.keys()) {
      const found = map.cells[row]?.[column];
      const at = { x: middle(column), y: y + height / 2 };
      if (found !== undefined) {
        const box = { x: left + column * cell, y, width: cell - gap, height: height - gap };
        surface.rectangle(box, { colour: theme.colours.val, alpha: found.strength });
      }
      const ink = found === undefined ? theme.ink3 : theme.ink;
      surface.text(found?.text ?? '–', at, { colour: ink, align: 'center' });
    }
  }
}
