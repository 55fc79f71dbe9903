import type { Place, Surface } from '../drawing/surface.ts';
import { placeOn } from './axis.ts';
import type { ChartTheme } from './chart-theme.ts';
import { placeLabels } from './place-labels.ts';
import { pixelX, pixelY, type Plot, type PlotBand, type PlotFrame, type PlotLine } from './plot.ts';
import { thinDots, thinLine } from './thin-places.ts';

/** CSS pixels between two knots. */
const leastKnotSpacing = 6;
/** CSS pixels between the lines of two events. */
const leastMarkSpacing = 3;
/** CSS pixels from one name's middle to the next one's where they stand over each other, and between those side by side. */
const leastLabelSpacing = 12;
/** Lines nearer than that are one to the eye. */
const leastLineSpacing = 6;
const labelGap = 10;

/** What is drawn on, how things look, and where values lie in CSS pixels. */
type Sheet = {
  readonly surface: Surface;
  readonly frame: PlotFrame;
  readonly theme: ChartTheme;
  readonly toX: (value: number) => number;
  readonly toY: (value: number) => number;
};

/** Draws a plot from back to front: grid, references, events, dots, lines, rings. Units are CSS pixels. */
export function paintPlot(surface: Surface, plot: Plot, frame: PlotFrame, theme: ChartTheme): void {
  const right = frame.width - frame.right;
  const floor = pixelY(frame, 0);
  const sheet: Sheet = {
    surface,
    frame,
    theme,
    toX: (x) => pixelX(frame, plot.xHigh, x),
    toY: (y) => pixelY(frame, placeOn(plot.y, y)),
  };
  paintGrid(sheet, plot);
  paintAcross(sheet, crisp(floor), { colour: theme.axis, width: 1 });
  const marked = paintMarks(sheet, plot);
  paintReferences(sheet, plot, marked);
  const inside = {
    x: frame.left - 4,
    y: frame.top - 4,
    width: right - frame.left + 8,
    height: floor - frame.top + 5,
  };
  surface.clipped(inside, () => {
    paintDots(sheet, plot, floor);
    for (const band of plot.bands ?? []) paintBand(sheet, band);
    for (const line of plot.lines) paintLine(sheet, line);
    for (const { x, y, colour } of plot.rings) {
      const centre = { x: sheet.toX(x), y: sheet.toY(y) };
      if (!isFinite(centre)) continue;
      surface.ring(centre, 4, { colour: theme.colours[colour], width: 1.5 });
    }
  });
}

/** A line from the plot's left edge to its right. */
function paintAcross(
  { surface, frame }: Sheet,
  y: number,
  stroke: Parameters<Surface['lines']>[1],
): void {
  const ends = [
    { x: frame.left, y },
    { x: frame.width - frame.right, y },
  ];
  surface.lines([ends], stroke);
}

/** Draws the reference lines with their names at the right; of lines that are near, one name stands left of the other. */
function paintReferences(sheet: Sheet, plot: Plot, marked: readonly number[]): void {
  const { surface, frame, theme, toY } = sheet;
  const right = frame.width - frame.right;
  const named: { readonly line: number; readonly y: number; readonly start: number }[] = [];
  for (const reference of plot.references.toSorted((a, b) => b.at - a.at)) {
    const y = crisp(toY(reference.at));
    if (y < frame.top - 1 || y > pixelY(frame, 0)) continue;
    paintAcross(sheet, y, { colour: theme.base, width: 1, dash: [2, 3] });
    const width = surface.textWidth(reference.label);
    // Above its line, as labels are; below where an event is named there.
    const isTaken = y - 14 < frame.top && marked.some((end) => end > right - width - 6);
    const sides = isTaken ? [8, -8] : [-8, 8];
    const besideAt = (labelY: number) =>
      named.filter((other) => Math.abs(other.y - labelY) < leastLabelSpacing);
    // In one row with the name of a line that is another to the eye, nobody could tell whose name it is.
    const isClear = (side: number): boolean =>
      besideAt(y + side).every((other) => Math.abs(other.line - y) < leastLineSpacing) &&
      y + side < pixelY(frame, 0);
    const labelY = y + (sides.find(isClear) ?? sides[0] ?? -8);
    const beside = besideAt(labelY);
    const end = Math.min(right, ...beside.map(({ start }) => start - labelGap));
    if (end - width < frame.left) continue;
    const style = { colour: theme.ink3, align: 'right' } as const;
    surface.text(reference.label, { x: end, y: labelY }, style);
    named.push({ line: y, y: labelY, start: end - width });
  }
}

function paintGrid(sheet: Sheet, plot: Plot): void {
  const { surface, frame, theme, toX, toY } = sheet;
  for (const tick of plot.yTicks) {
    const y = crisp(toY(tick.at));
    paintAcross(sheet, y, { colour: theme.grid, width: 1 });
    surface.text(tick.label, { x: frame.left - 6, y }, { colour: theme.ink3, align: 'right' });
  }
  for (const tick of plot.xTicks) {
    // The last one is moved in where it would be cut at the edge.
    const half = surface.textWidth(tick.label) / 2;
    const x = Math.min(toX(tick.at), frame.width - half);
    const at = { x, y: frame.height - 6 };
    surface.text(tick.label, at, { colour: theme.ink3, align: 'center' });
  }
}

/** Draws the events and gives where each name ends. */
function paintMarks({ surface, frame, theme, toX }: Sheet, plot: Plot): readonly number[] {
  const places = plot.marks.map((mark) => crisp(toX(mark.at)));
  const widths = plot.marks.map(({ label }) => surface.textWidth(label));
  const starts = placeLabels(
    plot.marks.map(({ rank }, i) => ({ rank, x: places[i] ?? 0, width: widths[i] ?? 0 })),
    frame.left - 4,
    frame.width - frame.right,
  );
  let last = Number.NEGATIVE_INFINITY;
  return plot.marks.flatMap((mark, i) => {
    const x = places[i] ?? 0;
    const isEvent = mark.kind === 'event';
    const isLookedAt = mark.kind === 'looked-at';
    // Lines that touch would be a bar.
    if (!isEvent || x - last >= leastMarkSpacing) {
      const ends = [
        { x, y: frame.top - 2 },
        { x, y: pixelY(frame, 0) },
      ];
      const colour = isLookedAt ? theme.ink : isEvent ? theme.ink3 : theme.ink2;
      const width = isLookedAt ? 1.5 : 1;
      surface.lines([ends], isEvent ? { colour, width, dash: [3, 3] } : { colour, width });
      if (isEvent) last = x;
    }
    const start = starts[i];
    if (start === undefined) return [];
    surface.text(mark.label, { x: start, y: frame.top - 10 }, { colour: theme.ink2 });
    return [start + (widths[i] ?? 0)];
  });
}

function paintDots({ surface, theme, toX, toY }: Sheet, { dots }: Plot, floor: number): void {
  const places = dots.xs.flatMap((x, i) => {
    const place = { x: toX(x), y: toY(dots.ys[i] ?? Number.NaN) };
    return place.y <= floor && isFinite(place) ? [place] : [];
  });
  const paths = thinDots(places).map((place) => [place]);
  if (paths.length === 0) return;
  surface.lines(paths, { colour: theme.colours.train, width: 2, alpha: theme.dotAlpha });
}

function paintLine({ surface, theme, toX, toY }: Sheet, line: PlotLine): void {
  const { alpha = 1, dash = line.isDashed ? [5, 3] : [] } = line;
  const colour = theme.colours[line.colour];
  const width = theme.lineWidth * (line.weight ?? 1);
  // What was not measured interrupts the line.
  const paths: Place[][] = [[]];
  for (const [i, x] of line.xs.entries()) {
    const place = { x: toX(x), y: toY(line.ys[i] ?? Number.NaN) };
    if (isFinite(place)) paths.at(-1)?.push(place);
    else paths.push([]);
  }
  const drawn = paths.filter(({ length }) => length > 1).map(thinLine);
  if (drawn.length > 0) surface.lines(drawn, { colour, width, dash, alpha });
  // Knots that touch hide the line. A single point, though, has no line to show it.
  const last = line.xs.length - 1;
  const spacing = (toX(line.xs[last] ?? 0) - toX(line.xs[0] ?? 0)) / last;
  if (last !== 0 && !(line.hasKnots && spacing >= leastKnotSpacing)) return;
  for (const place of paths.flat()) surface.disc(place, width, { colour, alpha });
}

function paintBand({ surface, theme, toX, toY }: Sheet, band: PlotBand): void {
  const edge = (values: readonly number[]): Place[] =>
    band.xs.map((x, i) => ({ x: toX(x), y: toY(values[i] ?? Number.NaN) }));
  const [lows, highs] = [edge(band.lows), edge(band.highs)];
  const isKnown = (_place: Place, i: number): boolean =>
    [lows[i], highs[i]].every((place) => place !== undefined && isFinite(place));
  const corners = [...highs.filter(isKnown), ...lows.filter(isKnown).toReversed()];
  if (corners.length === 0) return;
  surface.area(corners, { colour: theme.colours[band.colour], alpha: 0.18 });
}

function isFinite({ x, y }: Place): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

/** Lines of one pixel lie between two pixel borders, so that they are sharp. */
function crisp(pixel: number): number {
  return Math.round(pixel) + 0.5;
}
