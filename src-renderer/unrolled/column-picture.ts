import type { DataSource } from '../../src-shared/document/document.ts';
import type { Language } from '../../src-shared/messages/messages.ts';
import type { ColourRamp } from '../inspect/colour-ramp.ts';
import type { PictureKind, ValueRange } from '../inspect/draw-picture.ts';
import type { Numbers } from '../run/decode-frame.ts';
import type { Way } from './along-time.svelte.ts';
import type { ColumnColours } from './column-colours.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { Unrolled, WayBack } from './decode-unrolled.ts';

/** A row of numbers, and their picture with a pixel a number. */
export type PaintedRow = {
  readonly numbers: Numbers;
  readonly kind: PictureKind;
  readonly range: ValueRange;
  readonly ramp: ColourRamp;
  readonly image: CanvasImageSource;
};

/** All that the picture of a layer along time shows. */
export type ColumnPicture = {
  readonly unrolled: Unrolled;
  readonly layout: ColumnLayout;
  readonly rows: Readonly<
    Record<'state' | 'input', PaintedRow> &
      Record<'memory' | 'leftwards' | 'result', PaintedRow | undefined>
  >;
  /** The frames of a film side by side, one for each step; absent where none is read. */
  readonly film: PaintedRow | undefined;
  readonly wayBack: WayBack | undefined;
  /** The powers of ten at the ends of the row of gradients. */
  readonly axis: readonly [number, number];
  readonly way: Way;
  readonly step: number;
  /** Whether the way goes to the right; that of the row `leftwards` goes the other way. */
  readonly goesRight: boolean;
  /** The names of what is read. */
  readonly symbols: readonly string[];
  /** The names of what is said. */
  readonly classes: readonly string[];
  /** What the network learns from, which says when a number is right. */
  readonly source: DataSource | undefined;
  readonly colours: ColumnColours;
  readonly language: Language;
};

/** What lies beyond the step that one stands at is still to come. */
const toCome = 0.22;

/** How strongly a step is drawn, where its row is reached to the right or to the left. */
export function strengthOf(
  { goesRight, step }: Pick<ColumnPicture, 'goesRight' | 'step'>,
  at: number,
): number {
  return (goesRight ? at <= step : at >= step) ? 1 : toCome;
}

/** Whether a row is reached to the right: each of two recurrences has a row and a way of its own. */
export function rowGoesRight(
  { unrolled, way, goesRight }: Pick<ColumnPicture, 'unrolled' | 'way' | 'goesRight'>,
  row: 'memory' | 'state' | 'leftwards' | 'input' | 'result',
): boolean {
  if (unrolled.both === undefined || (row !== 'state' && row !== 'leftwards')) return goesRight;
  return (way === 'forward') === (row === 'state');
}
