import type { Rgb } from '../inspect/colour-ramp.ts';
import { positionOnRamp } from '../inspect/draw-picture.ts';
import { plainFigure } from '../run/walk/figure.ts';
import { readableOn } from './column-colours.ts';
import type { Row } from './column-layout.ts';
import { fineFigure } from './fine-figure.ts';
import { strengthOf, type ColumnPicture, type PaintedRow } from './column-picture.ts';
import { rowOf } from './decode-unrolled.ts';

const smallest = 0.1;

/** Which columns are in view, and how far the picture is scrolled. */
export type InSight = { readonly first: number; readonly end: number; readonly scrolled: number };

/** Paints a row of numbers, a column a step: as colours and, where there is room, as figures. */
export function paintStrip(
  context: CanvasRenderingContext2D,
  picture: ColumnPicture,
  painted: PaintedRow,
  row: Row,
  sight: InSight,
): void {
  const { zoom, pitch, cell } = picture.layout;
  const units = painted.numbers.data.length / (painted.numbers.shape[0] ?? 1);
  // Fewer units than pixels stay squares; more are mixed, so that none is left out.
  context.imageSmoothingEnabled = units > row.height;
  for (const [from, to] of zoom === 'whole' ? inTwo(picture, sight) : oneByOne(sight)) {
    const width = zoom === 'whole' ? (to - from) * pitch : cell;
    context.globalAlpha = strengthOf(picture, from);
    context.drawImage(
      ...([painted.image, from, 0, to - from, units] as const),
      ...([from * pitch - sight.scrolled, row.top, width, row.height] as const),
    );
    if (zoom === 'numbers') paintFigures(context, picture, painted, row, from, sight.scrolled);
  }
  context.globalAlpha = 1;
}

/** The steps that were reached and those to come, each in one piece. */
function inTwo({ goesRight, step }: ColumnPicture, { first, end }: InSight): [number, number][] {
  const edge = Math.max(first, Math.min(goesRight ? step + 1 : step, end));
  const both: [number, number][] = [
    [first, edge],
    [edge, end],
  ];
  return both.filter(([from, to]) => to > from);
}

function oneByOne({ first, end }: InSight): [number, number][] {
  return Array.from({ length: end - first }, (_, at) => [first + at, first + at + 1]);
}

function paintFigures(
  context: CanvasRenderingContext2D,
  { layout, colours, language }: ColumnPicture,
  { numbers, kind, range, ramp }: PaintedRow,
  { top }: Row,
  step: number,
  scrolled: number,
): void {
  const { pitch, cell, line } = layout;
  context.font = `11px ${colours.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // Where all numbers are small, as gradients are, three decimals would say nothing.
  const write = range.high < smallest ? fineFigure : plainFigure;
  const x = step * pitch - scrolled + cell / 2;
  for (const [unit, value] of rowOf(numbers, step).entries()) {
    const at = Math.round(positionOnRamp(kind, value, range) * 255) * 3;
    const behind: Rgb = [ramp[at] ?? 0, ramp[at + 1] ?? 0, ramp[at + 2] ?? 0];
    context.fillStyle = `rgb(${readableOn(behind, colours.dark, colours.light).join(' ')})`;
    context.fillText(write(value, language), x, top + (unit + 0.5) * line, cell - 4);
  }
}
