import type { CurveFit } from '../decode-frame.ts';

/** What a picture of a fit is painted with. */
export type FitColours = {
  readonly fit: string;
  readonly heldOut: string;
  readonly truth: string;
  readonly unit: string;
  readonly axis: string;
  /** What lies behind. */
  readonly surface: string;
};

/** A canvas to paint on, in CSS pixels, and the values at its bottom and top. */
export type FitFrame = {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly low: number;
  readonly high: number;
};

/** Room left and right, so that a point at the end is whole. */
const margin = 4;

/** The values that hold all points and the true curve, with a tenth of room; the network may leave them. */
export function valuesOf({ points }: CurveFit, truth: readonly number[]): [number, number] {
  let low = Math.min(...truth);
  let high = Math.max(...truth);
  for (let at = 1; at < points.data.length; at += 3) {
    low = Math.min(low, points.data[at] ?? low);
    high = Math.max(high, points.data[at] ?? high);
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [-1, 1];
  const room = (high - low) * 0.1 || 1;
  return [low - room, high + room];
}

/** The power of two that holds what the units add and their sum: it changes seldom while they grow. */
export function unitLimit({ sum, fitted }: CurveFit): number {
  let most = 0;
  for (const values of [fitted.data, sum?.data ?? []]) {
    for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  }
  return most === 0 ? 1 : 2 ** Math.ceil(Math.log2(most));
}

/** The points, the curve that they are from, and over them what the network says. */
export function paintFit(
  frame: FitFrame,
  fit: CurveFit,
  truth: readonly number[],
  colours: FitColours,
): void {
  const { context } = frame;
  paintAxis(frame, colours.axis);
  // What was held out lies behind what is learned, which is what the curve should be seen to pass through.
  paintPoints(frame, fit, { isHeldOut: true, radius: 1.5, colour: colours.heldOut });
  context.globalAlpha = 1;
  context.setLineDash([2, 3]);
  paintLine(frame, truth, colours.truth, 1.5);
  context.setLineDash([]);
  paintLine(frame, fit.fitted.data, colours.fit, 2);
  paintPoints(frame, fit, {
    ...{ isHeldOut: false, radius: 3, colour: colours.fit },
    rim: colours.surface,
  });
}

/** More points of a kind than these are painted thin and without a rim. */
const mostWhole = 60;

function paintPoints(
  frame: FitFrame,
  { points, range }: CurveFit,
  look: { isHeldOut: boolean; radius: number; colour: string; rim?: string },
): void {
  const { context } = frame;
  const own: [number, number][] = [];
  for (let at = 0; at + 3 <= points.data.length; at += 3) {
    const [x = 0, y = 0, heldOut = 0] = points.data.subarray(at, at + 3);
    if ((heldOut === 1) === look.isHeldOut) own.push([placeX(frame, range, x), placeY(frame, y)]);
  }
  const isCrowded = own.length > mostWhole;
  context.globalAlpha = isCrowded ? 0.3 : 1;
  context.fillStyle = look.colour;
  context.strokeStyle = look.rim ?? look.colour;
  context.lineWidth = 1;
  for (const [x, y] of own) {
    context.beginPath();
    context.arc(x, y, isCrowded ? Math.min(2.5, look.radius) : look.radius, 0, 2 * Math.PI);
    context.fill();
    if (look.rim !== undefined && !isCrowded) context.stroke();
  }
  context.globalAlpha = 1;
}

/** What each unit adds, a thin line each, and the sum of all of them and the bias: what the network says. */
export function paintUnits(frame: FitFrame, fit: CurveFit, colours: FitColours): void {
  const { context } = frame;
  paintAxis(frame, colours.axis);
  const { sum, fitted } = fit;
  if (sum !== undefined) {
    const [units = 0, places = 0] = sum.shape;
    context.globalAlpha = Math.max(0.1, Math.min(0.75, 12 / units));
    for (let unit = 0; unit < units; unit += 1) {
      paintLine(frame, sum.data.subarray(unit * places, (unit + 1) * places), colours.unit, 1);
    }
    context.globalAlpha = 1;
  }
  paintLine(frame, fitted.data, colours.fit, 2);
}

function paintAxis(frame: FitFrame, colour: string): void {
  const { context, width, height } = frame;
  context.clearRect(0, 0, width, height);
  const y = Math.round(placeY(frame, 0)) + 0.5;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
}

function paintLine(
  frame: FitFrame,
  values: readonly number[] | Float32Array,
  colour: string,
  lineWidth: number,
): void {
  const { context, width } = frame;
  const last = Math.max(1, values.length - 1);
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.lineJoin = 'round';
  context.beginPath();
  for (const [index, value] of values.entries()) {
    // What leaves the picture by far is cut off by its edge all the same.
    const y = Math.max(-1e4, Math.min(1e4, placeY(frame, value)));
    context.lineTo(margin + ((width - 2 * margin) * index) / last, y);
  }
  context.stroke();
}

function placeX({ width }: FitFrame, [low, high]: CurveFit['range'], x: number): number {
  return margin + ((x - low) / (high - low || 1)) * (width - 2 * margin);
}

function placeY({ height, low, high }: FitFrame, value: number): number {
  return (1 - (value - low) / (high - low)) * height;
}
