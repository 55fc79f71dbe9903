import { placeOn } from './axis.ts';
import type { ChartTheme } from './chart-theme.ts';
import { placeLabels } from './place-labels.ts';
import { pixelX, pixelY, type Plot, type PlotBand, type PlotFrame, type PlotLine } from './plot.ts';

/** CSS pixels between two knots. */
const leastKnotSpacing = 6;
/** CSS pixels between the lines of two events. */
const leastMarkSpacing = 3;
/** CSS pixels from one name's middle to the next one's where they stand over each other, and between those side by side. */
const leastLabelSpacing = 12;
const labelGap = 10;

type Context = CanvasRenderingContext2D;

/** Draws a plot from back to front: grid, references, events, dots, lines, rings. Units are CSS pixels. */
export function paintPlot(context: Context, plot: Plot, frame: PlotFrame, theme: ChartTheme): void {
  context.clearRect(0, 0, frame.width, frame.height);
  context.font = theme.font;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const right = frame.width - frame.right;
  const floor = pixelY(frame, 0);
  const toX = (x: number): number => pixelX(frame, plot.xHigh, x);
  const toY = (y: number): number => pixelY(frame, placeOn(plot.y, y));
  context.textBaseline = 'middle';
  paintGrid(context, plot, frame, theme, toX, toY);
  stroke(context, theme.axis, 1, [], () => {
    context.moveTo(frame.left, crisp(floor));
    context.lineTo(right, crisp(floor));
  });
  const marked = paintMarks(context, plot, frame, theme, toX);
  paintReferences(context, plot, frame, theme, toY, marked);
  context.save();
  context.beginPath();
  context.rect(frame.left - 4, frame.top - 4, right - frame.left + 8, floor - frame.top + 5);
  context.clip();
  paintDots(context, plot, theme, toX, toY, floor);
  for (const band of plot.bands ?? []) paintBand(context, band, theme, toX, toY);
  for (const line of plot.lines) paintLine(context, line, theme, toX, toY);
  for (const ring of plot.rings) {
    stroke(context, theme.colours[ring.colour], 1.5, [], () => {
      context.arc(toX(ring.x), toY(ring.y), 4, 0, Math.PI * 2);
    });
  }
  context.restore();
}

type Projection = (value: number) => number;

/** Draws the reference lines with their names at the right; of lines that are near, one name stands left of the other. */
function paintReferences(
  context: Context,
  plot: Plot,
  frame: PlotFrame,
  theme: ChartTheme,
  toY: Projection,
  marked: readonly number[],
): void {
  const right = frame.width - frame.right;
  const named: { readonly y: number; readonly start: number }[] = [];
  for (const reference of plot.references.toSorted((a, b) => b.at - a.at)) {
    const y = crisp(toY(reference.at));
    if (y < frame.top - 1 || y > pixelY(frame, 0)) continue;
    stroke(context, theme.base, 1, [2, 3], () => {
      context.moveTo(frame.left, y);
      context.lineTo(right, y);
    });
    const width = context.measureText(reference.label).width;
    // Above its line, as labels are; below where an event is named there.
    const isTaken = y - 14 < frame.top && marked.some((end) => end > right - width - 6);
    const labelY = y + (isTaken ? 8 : -8);
    const beside = named.filter((other) => Math.abs(other.y - labelY) < leastLabelSpacing);
    const end = Math.min(right, ...beside.map(({ start }) => start - labelGap));
    if (end - width < frame.left) continue;
    paintText(context, reference.label, end, labelY, 'right', theme.ink3);
    named.push({ y: labelY, start: end - width });
  }
}

function paintGrid(
  context: Context,
  plot: Plot,
  frame: PlotFrame,
  theme: ChartTheme,
  toX: Projection,
  toY: Projection,
): void {
  for (const tick of plot.yTicks) {
    const y = crisp(toY(tick.at));
    stroke(context, theme.grid, 1, [], () => {
      context.moveTo(frame.left, y);
      context.lineTo(frame.width - frame.right, y);
    });
    paintText(context, tick.label, frame.left - 6, y, 'right', theme.ink3);
  }
  for (const tick of plot.xTicks) {
    // The last one is moved in where it would be cut at the edge.
    const half = context.measureText(tick.label).width / 2;
    const x = Math.min(toX(tick.at), frame.width - half);
    paintText(context, tick.label, x, frame.height - 6, 'center', theme.ink3);
  }
}

/** Draws the events and gives where each name ends. */
function paintMarks(
  context: Context,
  plot: Plot,
  frame: PlotFrame,
  theme: ChartTheme,
  toX: Projection,
): readonly number[] {
  const places = plot.marks.map((mark) => crisp(toX(mark.at)));
  const widths = plot.marks.map(({ label }) => context.measureText(label).width);
  const starts = placeLabels(
    plot.marks.map(({ rank }, i) => ({ rank, x: places[i] ?? 0, width: widths[i] ?? 0 })),
    frame.left - 4,
    frame.width - frame.right,
  );
  let last = Number.NEGATIVE_INFINITY;
  return plot.marks.flatMap((mark, i) => {
    const x = places[i] ?? 0;
    const isBest = mark.kind === 'best';
    // Lines that touch would be a bar.
    if (isBest || x - last >= leastMarkSpacing) {
      stroke(context, isBest ? theme.ink2 : theme.ink3, 1, isBest ? [] : [3, 3], () => {
        context.moveTo(x, frame.top - 2);
        context.lineTo(x, pixelY(frame, 0));
      });
      if (!isBest) last = x;
    }
    const start = starts[i];
    if (start === undefined) return [];
    paintText(context, mark.label, start, frame.top - 10, 'left', theme.ink2);
    return [start + (widths[i] ?? 0)];
  });
}

function paintDots(
  context: Context,
  plot: Plot,
  theme: ChartTheme,
  toX: Projection,
  toY: Projection,
  floor: number,
): void {
  const { xs, ys } = plot.dots;
  context.globalAlpha = theme.dotAlpha;
  stroke(context, theme.colours.train, 2, [], () => {
    for (let i = 0; i < xs.length; i += 1) {
      const y = toY(ys[i] ?? Number.NaN);
      if (!(y <= floor)) continue;
      const x = toX(xs[i] ?? Number.NaN);
      context.moveTo(x, y);
      context.lineTo(x, y);
    }
  });
  context.globalAlpha = 1;
}

function paintLine(
  context: Context,
  line: PlotLine,
  theme: ChartTheme,
  toX: Projection,
  toY: Projection,
): void {
  const colour = theme.colours[line.colour];
  const width = theme.lineWidth * (line.weight ?? 1);
  context.globalAlpha = line.alpha ?? 1;
  stroke(context, colour, width, [...(line.dash ?? (line.isDashed ? [5, 3] : []))], () => {
    let isDrawing = false;
    for (let i = 0; i < line.xs.length; i += 1) {
      const y = toY(line.ys[i] ?? Number.NaN);
      if (!Number.isFinite(y)) {
        isDrawing = false;
        continue;
      }
      const x = toX(line.xs[i] ?? Number.NaN);
      if (isDrawing) context.lineTo(x, y);
      else context.moveTo(x, y);
      isDrawing = true;
    }
  });
  // Knots that touch hide the line. A single point, though, has no line to show it.
  const last = line.xs.length - 1;
  const spacing = (toX(line.xs[last] ?? 0) - toX(line.xs[0] ?? 0)) / last;
  context.fillStyle = colour;
  const hasKnots = last === 0 || (line.hasKnots && spacing >= leastKnotSpacing);
  for (let i = 0; hasKnots && i < line.xs.length; i += 1) {
    const y = toY(line.ys[i] ?? Number.NaN);
    if (!Number.isFinite(y)) continue;
    context.beginPath();
    context.arc(toX(line.xs[i] ?? Number.NaN), y, width, 0, Math.PI * 2);
    context.fill();
  }
  context.globalAlpha = 1;
}

function paintBand(
  context: Context,
  { colour, xs, lows, highs }: PlotBand,
  theme: ChartTheme,
  toX: Projection,
  toY: Projection,
): void {
  const corners = xs.map((x, i) => ({
    x: toX(x),
    low: toY(lows[i] ?? Number.NaN),
    high: toY(highs[i] ?? Number.NaN),
  }));
  const known = corners.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  context.fillStyle = theme.colours[colour];
  context.globalAlpha = 0.18;
  context.beginPath();
  for (const { x, high } of known) context.lineTo(x, high);
  for (const { x, low } of known.toReversed()) context.lineTo(x, low);
  context.fill();
  context.globalAlpha = 1;
}

function stroke(
  context: Context,
  colour: string,
  width: number,
  dash: number[],
  trace: () => void,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  trace();
  context.stroke();
}

function paintText(
  context: Context,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  colour: string,
): void {
  context.fillStyle = colour;
  context.textAlign = align;
  context.fillText(text, x, y + 0.5);
}

/** Lines of one pixel lie between two pixel borders, so that they are sharp. */
function crisp(pixel: number): number {
  return Math.round(pixel) + 0.5;
}
