import { rightWithin } from '../../src-shared/datasets/sequences/judge-answer.ts';
import { formatDecimal } from '../../src-shared/messages/format-number.ts';
import { plainFigure } from '../run/walk/figure.ts';
import type { ColumnPicture } from './column-picture.ts';
import { answerAt, isAsked, rowOf, type Answer } from './decode-unrolled.ts';
import { nameToken } from './name-token.ts';

/** A line of an answer: what is said, how likely or how much, and whether it is right, where that can be told. */
type Line = {
  readonly name: string;
  readonly value: number;
  readonly isRight: boolean | undefined;
};

/** Paints what the network says behind a step: its likeliest classes with the right one marked, or its numbers. */
export function paintAnswer(
  context: CanvasRenderingContext2D,
  picture: ColumnPicture,
  step: number,
  x: number,
): void {
  const { unrolled, layout, colours } = picture;
  const row = layout.rows.answer;
  const at = answerAt(unrolled, step);
  if (row === undefined || at === undefined) return;
  if (layout.zoom === 'whole') {
    const share = unrolled.answer?.rightShares?.data[at];
    if (share === undefined || !isAsked(unrolled, step)) return;
    context.fillStyle = colours.right;
    const height = row.height * Math.min(1, share);
    context.fillRect(x, row.top + row.height - height, Math.max(layout.pitch, 0.5), height);
    return;
  }
  const lines = linesOf(picture, step, Math.round(row.height / layout.line));
  const isShares = unrolled.answer?.top !== undefined;
  const most = isShares ? 1 : Math.max(...lines.map(({ value }) => Math.abs(value)), 1e-6);
  const isBeside = namesStandBeside(picture, step, lines);
  for (const [index, line] of lines.entries()) {
    const place = { x, y: row.top + index * layout.line };
    if (isBeside) paintBeside(context, picture, line, most, place);
    else paintLine(context, picture, line, most, place);
  }
}

const besideGap = 8;
/** Steps in front of it give a name that stands beside its column room enough. */
const leastStepsBeside = 4;

/** Whether names stand in front of their column: they are words, and no other answer stands there. */
function namesStandBeside(
  { unrolled, layout }: ColumnPicture,
  step: number,
  lines: readonly Line[],
): boolean {
  const isOnce = unrolled.answer?.isEach === false && layout.zoom === 'columns';
  const hasWords = lines.some(({ name }) => Array.from(name).length > 2);
  return isOnce && hasWords && step >= leastStepsBeside;
}

/** Paints a name in front of its column, whole, and its bar across the column. */
function paintBeside(
  context: CanvasRenderingContext2D,
  { layout, colours }: ColumnPicture,
  { name, value, isRight }: Line,
  most: number,
  { x, y }: { x: number; y: number },
): void {
  const { cell, line } = layout;
  context.fillStyle = isRight === true ? colours.right : colours.other;
  const length = Math.min(1, Math.abs(value) / most) * cell;
  context.fillRect(x, y + 3, Math.max(1, length), line - 6);
  context.font = `${isRight === true ? 600 : 420} 11px ${colours.mono}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.fillStyle = isRight === false ? colours.ink3 : colours.ink;
  context.fillText(name, x - besideGap, y + line / 2, Math.max(1, x - besideGap));
}

export function linesOf(
  {
    unrolled,
    layout,
    classes,
    source,
  }: Pick<ColumnPicture, 'unrolled' | 'layout' | 'classes' | 'source'>,
  step: number,
  most: number,
): Line[] {
  const { answer } = unrolled;
  const at = answerAt(unrolled, step);
  if (answer === undefined || at === undefined) return [];
  const { top, values, targets, rightShares } = answer;
  if (top === undefined) {
    const within = nearEnough(answer, source);
    return Array.from(rowOf(values, at).subarray(0, most), (value, index) => ({
      ...{ name: '', value },
      isRight:
        within === undefined
          ? undefined
          : Math.abs(value - (rowOf(targets, at)[index] ?? Number.NaN)) < within,
    }));
  }
  const right = isAsked(unrolled, step) ? targets.data[at] : undefined;
  if (layout.zoom === 'numbers' && values !== undefined && values.data.length > 0) {
    const all = Array.from(rowOf(values, at), (value, token) => ({
      ...{ name: nameToken(classes, token), value },
      isRight: token === right,
    }));
    if (all.length <= most) return all;
  }
  const tokens = [...rowOf(top.classes, at)];
  const likeliest = tokens.slice(0, most).map((token, index) => ({
    ...{ name: nameToken(classes, token), value: rowOf(top.shares, at)[index] ?? 0 },
    isRight: token === right,
  }));
  if (right === undefined || likeliest.some(({ isRight }) => isRight)) return likeliest;
  // What is right is there, however unlikely.
  const own = { name: nameToken(classes, right), value: rightShares?.data[at] ?? 0, isRight: true };
  return [...likeliest.slice(0, most - 1), own];
}

/** How near a number has to be to the true one to be right; of most numbers nobody can tell. */
function nearEnough(
  { loss }: Pick<Answer, 'loss'>,
  source: ColumnPicture['source'],
): number | undefined {
  if (loss === 'binaryCrossentropy') return 0.5;
  return source?.kind === 'sequences' && source.task === 'adding' ? rightWithin : undefined;
}

function paintLine(
  context: CanvasRenderingContext2D,
  { layout, colours, language, unrolled }: ColumnPicture,
  { name, value, isRight }: Line,
  most: number,
  { x, y }: { x: number; y: number },
): void {
  const { cell, line, zoom } = layout;
  const isNumbers = zoom === 'numbers';
  const isShare = unrolled.answer?.top !== undefined;
  const nameWidth = name === '' ? 0 : Math.min(isNumbers ? 14 : cell * 0.6, cell / 2 + 8);
  const room = cell - nameWidth;
  context.fillStyle = isRight === true ? colours.right : colours.other;
  const length = Math.min(1, Math.abs(value) / most) * room;
  if (isNumbers) {
    context.fillRect(x + nameWidth, y + line - 3, Math.max(1, length), 2);
  } else {
    context.fillRect(x + nameWidth, y + 3, Math.max(1, length), line - 6);
  }
  context.font = `${isRight === true ? 600 : 420} 11px ${colours.mono}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = isRight === false ? colours.ink3 : colours.ink;
  if (name !== '') context.fillText(name, x, y + line / 2, nameWidth);
  if (!isNumbers) return;
  context.font = `${isRight === true ? 600 : 420} 11px ${colours.font}`;
  context.textAlign = 'right';
  const figure = isShare ? formatDecimal(value, 3, language) : plainFigure(value, language);
  context.fillText(figure, x + cell, y + line / 2 - 1, room - 2);
}
