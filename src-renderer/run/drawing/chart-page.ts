import type { ChartTheme } from '../curves/chart-theme.ts';
import type { Surface } from './surface.ts';

/** What a stroke stands for; words alone where there is no stroke. */
export type PageKey = {
  readonly text: string;
  readonly colour?: string | undefined;
  readonly dash?: readonly number[] | undefined;
};

/** A chart of a page, under its name and its keys; sizes in CSS pixels. */
export type PageChart = {
  readonly title: string;
  readonly keys: readonly PageKey[];
  readonly width: number;
  readonly height: number;
  /** Draws it from 0, 0 on. */
  readonly paint: (surface: Surface) => void;
};

/** Charts side by side on the window's background, to be kept as a file. */
export type ChartPage = { readonly title: string; readonly charts: readonly PageChart[] };

/** A page whose size is known, and how it is drawn. */
export type LaidPage = {
  readonly width: number;
  readonly height: number;
  readonly paint: (surface: Surface) => void;
};

const padding = 16;
const strokeLength = 16;
const gap = 6;
const keyGap = 20;
const lineHeight = 16;

type PlacedKey = PageKey & { readonly x: number; readonly line: number };

/** Says how large a page is and draws it: keys flow into as many lines as their chart's width asks for. */
export function layPage(
  { charts }: ChartPage,
  theme: ChartTheme,
  textWidth: Surface['textWidth'],
): LaidPage {
  const line = lineHeight * theme.textScale;
  const placed = charts.map((chart) => ({ chart, keys: placeKeys(chart, textWidth) }));
  const lines = Math.max(1, ...placed.flatMap(({ keys }) => keys.map((key) => key.line + 1)));
  const head = lines * line + gap;
  const width = charts.reduce((sum, chart) => sum + chart.width + padding, padding);
  const height = Math.max(0, ...charts.map((chart) => chart.height)) + head + 2 * padding;
  const paint = (surface: Surface): void => {
    surface.rectangle({ x: 0, y: 0, width, height }, { colour: theme.surface });
    let x = padding;
    for (const { chart, keys } of placed) {
      surface.moved({ x, y: padding }, () => {
        const title = { colour: theme.ink, isStrong: true };
        surface.text(chart.title, { x: 0, y: line / 2 }, title);
        for (const key of keys) paintKey(surface, key, line, theme);
        surface.moved({ x: 0, y: head }, () => chart.paint(surface));
      });
      x += chart.width + padding;
    }
  };
  return { width, height, paint };
}

function placeKeys(
  { title, keys, width }: PageChart,
  textWidth: Surface['textWidth'],
): readonly PlacedKey[] {
  let x = textWidth(title, true) + keyGap;
  let line = 0;
  return keys.map((key) => {
    const room = textWidth(key.text) + (key.colour === undefined ? 0 : strokeLength + gap);
    if (x > 0 && x + room > width) {
      x = 0;
      line += 1;
    }
    const at = { ...key, x, line };
    x += room + keyGap;
    return at;
  });
}

function paintKey(surface: Surface, key: PlacedKey, line: number, theme: ChartTheme): void {
  const y = (key.line + 0.5) * line;
  const { x, colour, dash = [], text } = key;
  if (colour !== undefined) {
    const ends = [
      { x, y },
      { x: x + strokeLength, y },
    ];
    surface.lines([ends], { colour, width: 2, dash });
  }
  const start = colour === undefined ? x : x + strokeLength + gap;
  surface.text(text, { x: start, y }, { colour: theme.ink2 });
}
