import type { Unrolled } from './decode-unrolled.ts';

/** How much of a sequence is in view: every number of a small layer, a column a step, or all steps at once. */
export type Zoom = 'numbers' | 'columns' | 'whole';

export type RowName =
  'answer' | 'result' | 'memory' | 'state' | 'leftwards' | 'input' | 'token' | 'gradient';
/** What can be seen at once, in pixels. */
type Room = { readonly width: number; readonly height: number };
/** In pixels from the top of the picture. */
export type Row = { readonly top: number; readonly height: number };

/** Where everything stands in the picture of a layer along time, in pixels. */
export type ColumnLayout = {
  readonly zoom: Zoom;
  /** From the beginning of a column to that of the next, and how much of it is filled. */
  readonly pitch: number;
  readonly cell: number;
  readonly rows: Readonly<Partial<Record<RowName, Row>>>;
  /** Of a line of an answer, or of a number. */
  readonly line: number;
  readonly width: number;
  readonly height: number;
};

/** Of layers up to this size every number is written. */
const mostWritten = 24;
const mostWrittenSteps = 60;
const gap = 12;
/** Between a token and what it becomes. */
const close = 2;
const numberLine = 15;
const answerLine = 13;
const answerLines = 3;
const tokenHeight = 16;
const gradientHeight = 46;
const leastState = 40;
const leastTight = 30;
const labelOverhang = 5;
const leastShared = 20;
/** Under this height two rows of states come before all that can be read beside the picture. */
const tightHeight = 200;
/** Room for the frame of the first and of the last column. */
export const columnMargin = 4;
/** Under this width a character has no room. */
const leastToken = 8;
const leastFrame = 12;
const mostFrame = 30;

const states = ['result', 'memory', 'state', 'leftwards'] as const;
/** What is read stands below what it becomes; where that is too high to be seen at once, on top. */
const tokensBelow = ['answer', ...states, 'input', 'token', 'gradient'] as const;
const tokensFirst = ['token', 'answer', ...states, 'input', 'gradient'] as const;

/** Whether every number of a layer can be written. */
export function isWritable({ units, features, steps, both }: Unrolled): boolean {
  const written = both === undefined ? units : 2 * units;
  return written <= mostWritten && features <= mostWritten && steps <= mostWrittenSteps;
}

/** Whether each step of a layer stands at a frame of a film in grey. */
export function hasFrames({ given, steps }: Pick<Unrolled, 'given' | 'steps'>): boolean {
  const [frames, , , channels] = given?.shape ?? [];
  return frames === steps && channels === 1;
}

/** How a sequence is shown until a person chooses. */
export function firstZoom(unrolled: Unrolled): Zoom {
  // Of two recurrences the rows of both say more at once than their numbers.
  const isAlone = unrolled.both === undefined;
  if (isAlone && isWritable(unrolled) && unrolled.steps <= 16) return 'numbers';
  return unrolled.steps > 400 ? 'whole' : 'columns';
}

/**
 * @param room the width and height of what can be seen at once
 * @param hasWords whether tokens are words and not characters
 */
export function layoutColumns(
  unrolled: Unrolled,
  zoom: Zoom,
  room: Room,
  hasWords: boolean,
  way: 'forward' | 'back' = 'forward',
): ColumnLayout {
  const isBoth = unrolled.both !== undefined;
  const lay = (isTight: boolean): ColumnLayout =>
    layRows(unrolled, zoom, room, hasWords, way, isTight);
  if (zoom === 'numbers') return lay(false);
  if (isBoth && room.height < tightHeight) return lay(true);
  const usual = lay(false);
  return usual.height > room.height ? lay(true) : usual;
}

/** @param isTight whether room for the states, and for what is read, comes before all that stands beside the picture too */
function layRows(
  unrolled: Unrolled,
  zoom: Zoom,
  room: Room,
  hasWords: boolean,
  way: 'forward' | 'back',
  isTight: boolean,
): ColumnLayout {
  const { steps, units, features, answer, tokens } = unrolled;
  const [cell, between] = widths(zoom, (room.width - 2 * columnMargin) / steps, hasWords);
  const line = zoom === 'numbers' ? numberLine : answerLine;
  const most = isTight ? 1 : answerLinesOf(zoom, unrolled);
  const lines = answer === undefined ? 0 : Math.min(answer.size, most);
  const heights: Partial<Record<RowName, number>> = {};
  const rowsOfUnits = stateRows(unrolled);
  // On the way back the sizes of the gradient come before what is read in figures, and before what is said.
  const isNarrowed = isTight && way === 'back';
  const hasAnswer = lines > 0 && !(isNarrowed && rowsOfUnits.length > 1);
  if (hasAnswer) heights.answer = zoom === 'whole' ? 10 : lines * line;
  if (!isNarrowed) heights.input = zoom === 'numbers' ? features * line : 16;
  if (tokens !== undefined && cell >= leastToken) heights.token = tokenHeight;
  // A frame of a film is a square in its column.
  if (hasFrames(unrolled) && cell >= leastFrame) heights.token = Math.min(cell, mostFrame);
  // Before there is a way back its row is empty: room that two rows of states need more.
  if (!isTight || way === 'back') heights.gradient = isTight ? gradientHeight / 2 : gradientHeight;
  // The two labels of a row of states are higher than the row, and may not be cut where it is the first.
  const start = isNarrowed && !hasAnswer ? labelOverhang : 0;
  const taken =
    start +
    Object.values(heights).reduce((sum, one) => sum + one, 0) +
    (Object.keys(heights).length - (isTogetherWithToken(heights) ? 1 : 0)) * gap +
    (isTogetherWithToken(heights) ? close : 0);
  const left = Math.max(isTight ? leastTight : leastState, room.height - taken);
  const shared = Math.floor((left - (rowsOfUnits.length - 1) * gap) / rowsOfUnits.length);
  for (const name of rowsOfUnits) {
    heights[name] = zoom === 'numbers' ? units * line : Math.max(leastShared, shared);
  }
  let top = start;
  const rows: Partial<Record<RowName, Row>> = {};
  for (const name of zoom === 'numbers' ? tokensFirst : tokensBelow) {
    const height = heights[name];
    if (height === undefined) continue;
    rows[name] = { top, height };
    const isTogether =
      name === 'token' ? zoom === 'numbers' : name === 'input' && zoom !== 'numbers';
    top += height + (isTogether && heights.token !== undefined ? close : gap);
  }
  const pitch = cell + between;
  return { zoom, pitch, cell, rows, line, width: steps * pitch, height: top - gap };
}

/** Whether what is read stands close to the figures that stand for it. */
function isTogetherWithToken({ token, input }: Partial<Record<RowName, number>>): boolean {
  return token !== undefined && input !== undefined;
}

/**
 * The rows with a number for each unit. Of two recurrences both states are shown and, where it is more than the two
 * beside each other, what is made of them; there is no room for their memories.
 */
function stateRows({ memories, both }: Unrolled): readonly (typeof states)[number][] {
  if (both === undefined) return memories === undefined ? ['state'] : ['memory', 'state'];
  const isEach = both.results.shape[0] !== 1 || both.rightwards.outputs.shape[0] === 1;
  return both.mode === 'concat' || !isEach
    ? ['state', 'leftwards']
    : ['result', 'state', 'leftwards'];
}

function answerLinesOf(zoom: Zoom, { answer }: Unrolled): number {
  if (zoom !== 'numbers') return answerLines;
  return answer?.values !== undefined && answer.size <= mostWritten ? answer.size : answerLines;
}

/** The filled width of a column, and the room behind it, where the arrow to the next one runs. */
function widths(zoom: Zoom, perStep: number, hasWords: boolean): readonly [number, number] {
  switch (zoom) {
    case 'numbers':
      return [58, 20];
    case 'columns':
      return [hasWords ? 72 : 30, 12];
    case 'whole':
      return [perStep, 0];
  }
}

/** The steps that are at least partly in view, from the first to the one behind the last. */
export function visibleSteps(
  { pitch, width }: Pick<ColumnLayout, 'pitch' | 'width'>,
  scrolled: number,
  seen: number,
): readonly [number, number] {
  const steps = Math.round(width / pitch);
  return [
    Math.max(0, Math.floor(scrolled / pitch)),
    Math.min(steps, Math.ceil((scrolled + seen) / pitch)),
  ];
}

/** The axis of a row of gradients: powers of ten that hold all sizes, 12 at most below the largest. */
export function gradientAxis(sizes: ArrayLike<number>): readonly [number, number] {
  const found = Array.from(sizes).filter((size) => size > 0 && Number.isFinite(size));
  if (found.length === 0) return [-1, 0];
  const most = Math.ceil(Math.log10(found.reduce((one, other) => Math.max(one, other))));
  const least = Math.floor(Math.log10(found.reduce((one, other) => Math.min(one, other))));
  // Of 0 there are two.
  return [Math.min(most - 1, Math.max(least, most - 12)) + 0, most + 0];
}

/** How far up its axis a size stands, 0 to 1. */
export function onAxis(size: number, [least, most]: readonly [number, number]): number {
  if (!(size > 0)) return 0;
  return Math.min(1, Math.max(0, (Math.log10(size) - least) / (most - least)));
}
