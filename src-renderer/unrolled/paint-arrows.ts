import type { Row, RowName } from './column-layout.ts';
import { rowGoesRight, type ColumnPicture } from './column-picture.ts';

const arrowHead = 3;
const gap = 1.5;
/** Where in the width of a column its arrows stand: one in its middle, or one for each of two recurrences. */
const [middle, leftLane, rightLane] = [0.5, 0.3, 0.7];

/** What goes from where to where: along time from state to state, and through each step from below to above. */
export function paintArrows(
  context: CanvasRenderingContext2D,
  picture: ColumnPicture,
  at: number,
  x: number,
): void {
  const { unrolled, layout } = picture;
  const { state, leftwards, input, answer, memory, result } = layout.rows;
  if (state === undefined) return;
  for (const name of ['memory', 'state', 'leftwards'] as const) {
    paintAlong(context, picture, name, at, x);
  }
  const hasAnswer = unrolled.answer?.isEach === true || at === unrolled.steps - 1;
  if (leftwards === undefined) {
    paintUpwards(context, picture, x, middle, [input, state]);
    if (hasAnswer && memory === undefined) {
      paintUpwards(context, picture, x, middle, [state, answer]);
    }
    return;
  }
  // What passes a row by goes on behind it.
  paintUpwards(context, picture, x, leftLane, [input, leftwards]);
  paintUpwards(context, picture, x, rightLane, [input, leftwards, state]);
  const isOnce = unrolled.answer?.isEach === false && unrolled.steps > 1;
  if (isOnce) paintFromFirst(context, picture, at, x);
  const above = result ?? answer;
  if (result === undefined && !hasAnswer) return;
  if (!isOnce) paintUpwards(context, picture, x, leftLane, [leftwards, state, above]);
  paintUpwards(context, picture, x, rightLane, [state, above]);
  if (result !== undefined && hasAnswer) {
    paintUpwards(context, picture, x, middle, [result, answer]);
  }
}

/** From a state to the one that comes after it, or the gradient to the one before. */
function paintAlong(
  context: CanvasRenderingContext2D,
  picture: ColumnPicture,
  name: 'memory' | 'state' | 'leftwards',
  at: number,
  x: number,
): void {
  const { unrolled, layout, way, colours, step } = picture;
  const row = layout.rows[name];
  if (row === undefined || at >= unrolled.steps - 1) return;
  const goesRight = rowGoesRight(picture, name);
  const isBack = way === 'back';
  const isHere = goesRight ? at + 1 === step : at === step;
  context.strokeStyle = isBack ? colours.back : isHere ? colours.ink : colours.ink3;
  context.lineWidth = isHere ? 2 : 1.25;
  const y = row.top + row.height / 2;
  const [left, right] = [x + layout.cell + gap, x + layout.pitch - gap];
  if (goesRight) drawArrow(context, left, y, right, y);
  else drawArrow(context, right, y, left, y);
}

/** What is said once asks for the end of either way: that to the left is the first step, and its state goes along the whole row. */
function paintFromFirst(
  context: CanvasRenderingContext2D,
  { unrolled, layout, way, colours }: ColumnPicture,
  at: number,
  x: number,
): void {
  const { state, leftwards, answer } = layout.rows;
  if (state === undefined || leftwards === undefined || answer === undefined) return;
  if (at >= unrolled.steps - 1) return;
  const isBack = way === 'back';
  context.lineWidth = 1.25;
  context.strokeStyle = isBack ? colours.back : colours.ink3;
  const y = answer.top + answer.height / 2;
  const isLast = at === unrolled.steps - 2;
  const from = at === 0 ? x + leftLane * layout.cell : x;
  const to = x + layout.pitch - (isLast ? arrowHead : 0);
  if (isLast && !isBack) drawArrow(context, from, y, to, y);
  else drawLine(context, from, y, to, y);
  if (at > 0) return;
  drawLine(context, from, y, from, state.top - gap);
  const [low, high] = [leftwards.top - gap, state.top + state.height + gap];
  if (isBack) drawArrow(context, from, high, from, low);
  else drawLine(context, from, low, from, high);
}

/** From the first of some rows, past those between, to the last; a gradient the other way. */
function paintUpwards(
  context: CanvasRenderingContext2D,
  { layout, way, colours }: ColumnPicture,
  x: number,
  lane: number,
  rows: readonly (ColumnPicture['layout']['rows'][RowName] | undefined)[],
): void {
  const found = rows.filter((row): row is Row => row !== undefined);
  if (found.length < rows.length) return;
  const isBack = way === 'back';
  context.lineWidth = 1.25;
  context.strokeStyle = isBack ? colours.back : colours.ink3;
  const across = x + lane * layout.cell;
  for (const [index, to] of found.entries()) {
    const from = found[index - 1];
    if (from === undefined) continue;
    const [low, high] = [from.top - gap, to.top + to.height + gap];
    const isEnd = isBack ? index === 1 : index === found.length - 1;
    const [start, end] = isBack ? [high, low] : [low, high];
    if (isEnd) drawArrow(context, across, start, across, end);
    else drawLine(context, across, start, across, end);
  }
}

function drawLine(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

function drawArrow(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  const [dx, dy] = [Math.sign(toX - fromX) * arrowHead, Math.sign(toY - fromY) * arrowHead];
  drawLine(context, fromX, fromY, toX, toY);
  context.beginPath();
  context.moveTo(toX - dx - dy, toY - dy - dx);
  context.lineTo(toX, toY);
  context.lineTo(toX - dx + dy, toY - dy + dx);
  context.stroke();
}
