import type { ChartTheme } from '../curves/chart-theme.ts';
import type { Surface } from '../drawing/surface.ts';

/** A layer's line of the ladder in words, and where its figures lie on their axes, 0 to 1. */
export type LadderRow = {
  readonly name: string;
  readonly gradient: string;
  readonly gradientPlace: number | undefined;
  readonly trail: readonly number[];
  readonly update: string;
  readonly updatePlace: number | undefined;
  readonly units: string;
};

export type LadderPicture = {
  readonly rows: readonly LadderRow[];
  /** Over the columns: the layer, its gradient, its step, its idle units. */
  readonly heads: readonly [string, string, string, string];
  /** At the ends of the two axes. */
  readonly gradientEnds: readonly [string, string];
  readonly updateEnds: readonly [string, string];
  /** Where the usual step lies, 0 to 1. */
  readonly usualPlace: number;
};

const rowHeight = 20;
const trackWidth = 220;
const gap = 14;

type Columns = {
  readonly name: number;
  readonly gradient: number;
  readonly update: number;
  readonly units: number;
  readonly width: number;
  readonly height: number;
  readonly row: number;
};

/** How large a ladder is and where its columns begin, in CSS pixels. */
export function sizeLadder(
  { rows, heads }: LadderPicture,
  theme: ChartTheme,
  measure: Surface['textWidth'],
): Columns {
  const widest = (...texts: string[]): number => Math.max(...texts.map((text) => measure(text)));
  const gradient = widest(heads[0], ...rows.map(({ name }) => name)) + gap;
  const figures = widest('', ...rows.map((row) => row.gradient));
  const update = gradient + Math.max(trackWidth + gap + figures, measure(heads[1])) + gap;
  const steps = widest('', ...rows.map((row) => row.update));
  const units = update + Math.max(trackWidth + gap + steps, measure(heads[2])) + gap;
  const row = rowHeight * theme.textScale;
  return {
    ...{ name: 0, gradient, update, units, row },
    width: units + widest(heads[3], ...rows.map((one) => one.units)),
    height: row * (rows.length + 2),
  };
}

/** Draws the ladder from 0, 0 on, as the window shows it, with what lies at the ends of its axes below. */
export function paintLadder(surface: Surface, picture: LadderPicture, theme: ChartTheme): void {
  const columns = sizeLadder(picture, theme, surface.textWidth);
  const { row } = columns;
  const starts = [columns.name, columns.gradient, columns.update, columns.units];
  for (const [at, head] of picture.heads.entries()) {
    surface.text(head, { x: starts[at] ?? 0, y: row / 2 }, { colour: theme.ink3 });
  }
  for (const [index, one] of picture.rows.entries()) {
    const y = (index + 1.5) * row;
    const dot = { colour: theme.colours.train };
    surface.text(one.name, { x: columns.name, y }, { colour: theme.ink });
    const gradientX = paintTrack(surface, columns.gradient, y, theme);
    for (const place of one.trail) {
      surface.disc({ x: gradientX(place), y: y + 5 }, 1.5, { ...dot, alpha: 0.25 });
    }
    if (one.gradientPlace !== undefined) {
      surface.disc({ x: gradientX(one.gradientPlace), y: y + 5 }, 3.5, dot);
    }
    const updateX = paintTrack(surface, columns.update, y, theme);
    const usual = updateX(picture.usualPlace);
    const guide = [
      { x: usual, y },
      { x: usual, y: y + 10 },
    ];
    surface.lines([guide], { colour: theme.ink3, width: 1 });
    if (one.updatePlace !== undefined) {
      surface.disc({ x: updateX(one.updatePlace), y: y + 5 }, 3.5, dot);
    }
    const figure = { colour: theme.ink2 };
    surface.text(one.gradient, { x: columns.gradient + trackWidth + gap, y }, figure);
    surface.text(one.update, { x: columns.update + trackWidth + gap, y }, figure);
    surface.text(one.units, { x: columns.units, y }, figure);
  }
  const below = (picture.rows.length + 1.5) * row;
  const axes = [
    [columns.gradient, picture.gradientEnds],
    [columns.update, picture.updateEnds],
  ] as const;
  for (const [x, [low, high]] of axes) {
    surface.text(low, { x, y: below }, { colour: theme.ink3 });
    const end = { x: x + trackWidth, y: below };
    surface.text(high, end, { colour: theme.ink3, align: 'right' });
  }
}

/** Draws a track and gives where a place of 0 to 1 lies on it. */
function paintTrack(
  surface: Surface,
  left: number,
  y: number,
  theme: ChartTheme,
): (place: number) => number {
  const ends = [
    { x: left, y: y + 5.5 },
    { x: left + trackWidth, y: y + 5.5 },
  ];
  surface.lines([ends], { colour: theme.grid, width: 1 });
  return (place) => left + place * trackWidth;
}
