import { onAxis, visibleSteps } from './column-layout.ts';
import { rowGoesRight, strengthOf, type ColumnPicture } from './column-picture.ts';
import { nameToken } from './name-token.ts';
import { paintArrows } from './paint-arrows.ts';
import { paintAnswer } from './paint-answer.ts';
import { paintStrip } from './paint-strips.ts';

/**
 * Paints the columns that are in view; the context's unit is a pixel of the page, and its origin the picture's corner.
 *
 * @param scrolled how far the picture is scrolled to the right, in pixels
 * @param seen how much of it is in view
 */
export function paintColumns(
  context: CanvasRenderingContext2D,
  picture: ColumnPicture,
  scrolled: number,
  seen: number,
): void {
  const { layout, way, step, goesRight } = picture;
  context.clearRect(0, 0, seen, layout.height);
  const [first, end] = visibleSteps(layout, scrolled, seen);
  paintGrid(context, picture, seen);
  for (const name of ['result', 'memory', 'state', 'leftwards', 'input'] as const) {
    const [row, painted] = [layout.rows[name], picture.rows[name]];
    if (row === undefined || painted === undefined) continue;
    const turned = { ...picture, goesRight: rowGoesRight(picture, name) };
    paintStrip(context, turned, painted, row, { first, end, scrolled });
  }
  for (let at = first; at < end; at += 1) {
    const x = at * layout.pitch - scrolled;
    context.globalAlpha = strengthOf(picture, at);
    paintAnswer(context, picture, at, x);
    paintToken(context, picture, at, x);
    paintFrame(context, picture, at, x);
    if (layout.zoom !== 'whole') paintArrows(context, picture, at, x);
    context.globalAlpha = 1;
    const isReached = goesRight ? at <= step : at >= step;
    if (way === 'back' && isReached) paintGradient(context, picture, at, x);
  }
  paintChosen(context, picture, step * layout.pitch - scrolled);
}

/** Lines at the ends and in the middle of the gradients' axis. */
function paintGrid(
  context: CanvasRenderingContext2D,
  { layout, colours }: ColumnPicture,
  seen: number,
): void {
  const row = layout.rows.gradient;
  if (row === undefined) return;
  context.fillStyle = colours.grid;
  for (const share of [0, 0.5, 1]) {
    context.fillRect(0, Math.round(row.top + share * (row.height - 1)), seen, 1);
  }
}

function paintToken(
  context: CanvasRenderingContext2D,
  { unrolled, layout, symbols, colours }: ColumnPicture,
  step: number,
  x: number,
): void {
  const row = layout.rows.token;
  const token = unrolled.tokens?.data[step];
  if (row === undefined || token === undefined) return;
  context.font = `12px ${colours.mono}`;
  context.fillStyle = colours.ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const { cell } = layout;
  context.fillText(nameToken(symbols, token), x + cell / 2, row.top + row.height / 2, cell);
}

/** The frame of a film that is seen at a step. */
function paintFrame(
  context: CanvasRenderingContext2D,
  { unrolled, layout, film }: ColumnPicture,
  step: number,
  x: number,
): void {
  const row = layout.rows.token;
  if (row === undefined || film === undefined) return;
  const [, height = 1] = film.numbers.shape;
  const width = (film.numbers.shape[0] ?? 1) / unrolled.steps;
  context.imageSmoothingEnabled = false;
  context.drawImage(
    ...([film.image, step * width, 0, width, height] as const),
    ...([x + (layout.cell - row.height) / 2, row.top, row.height, row.height] as const),
  );
}

/** The size of the gradient by the state behind a step: a bar, and a line across for the memory. */
function paintGradient(
  context: CanvasRenderingContext2D,
  { layout, wayBack, axis, colours }: ColumnPicture,
  step: number,
  x: number,
): void {
  const row = layout.rows.gradient;
  const size = wayBack?.sizes.data[step];
  if (row === undefined || size === undefined) return;
  const { cell, zoom } = layout;
  const width = zoom === 'whole' ? Math.max(cell, 0.5) : cell;
  const height = onAxis(size, axis) * row.height;
  context.fillStyle = colours.back;
  context.fillRect(x, row.top + row.height - height, width, height);
  const memory = wayBack?.memorySizes?.data[step];
  if (memory === undefined) return;
  context.fillStyle = colours.ink;
  context.fillRect(x, row.top + row.height - onAxis(memory, axis) * row.height - 1, width, 2);
}

/** The frame of the step that is chosen; where columns are narrow, a line. */
function paintChosen(
  context: CanvasRenderingContext2D,
  { layout, colours }: ColumnPicture,
  x: number,
): void {
  const { cell, height } = layout;
  context.strokeStyle = colours.accent;
  context.fillStyle = colours.accent;
  context.lineWidth = 2;
  if (cell < 6) context.fillRect(x + cell / 2 - 1, 0, 2, height);
  else context.strokeRect(x - 3, 1, cell + 6, height - 2);
}
