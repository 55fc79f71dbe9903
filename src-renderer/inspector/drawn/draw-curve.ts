import { drawnPlaces } from '../../../src-shared/datasets/drawn.ts';
import type { Place } from './place-points.ts';

/** As far as a drawn curve may go up and down. */
export const highest = 1.5;
/** A value becomes the mean of so many on each side and itself. */
const smoothing = 2;
/** So many places beside an end count as the end. */
const reach = 5;

/** A curve's places, evenly from -1 to 1. */
export function placesOfCurve(): readonly number[] {
  return Array.from({ length: drawnPlaces }, (_, at) => (2 * at) / (drawnPlaces - 1) - 1);
}

/**
 * The values of a curve after a stroke: where the stroke went, its own height, straight between its points (the later
 * wins where it turns back); elsewhere as before. What was drawn is smoothed, so that a shaking hand leaves no steps.
 */
export function drawStroke(values: readonly number[], stroke: readonly Place[]): readonly number[] {
  const drawn = values.slice();
  const touched = new Set<number>();
  for (const [at, to] of stroke.entries()) {
    const from = stroke[at - 1] ?? to;
    for (const place of placesBetween(from.x, to.x)) {
      const x = (2 * place) / (drawnPlaces - 1) - 1;
      const share = to.x === from.x ? 1 : Math.min(1, Math.max(0, (x - from.x) / (to.x - from.x)));
      drawn[place] = Math.min(highest, Math.max(-highest, from.y + (to.y - from.y) * share));
      touched.add(place);
    }
  }
  reachEnds(drawn, touched);
  return drawn.map((value, place) =>
    touched.has(place) ? toThousandth(meanAround(drawn, place)) : value,
  );
}

/** A stroke that ends beside an end of the curve was meant to reach it. */
function reachEnds(drawn: number[], touched: Set<number>): void {
  const [first, last] = [Math.min(...touched), Math.max(...touched)];
  for (let place = 0; place < drawnPlaces; place += 1) {
    const from = place < first ? first : last;
    const isBeyond = place < first || place > last;
    const isNear = place < first ? first <= reach : last >= drawnPlaces - 1 - reach;
    if (!isBeyond || !isNear) continue;
    drawn[place] = drawn[from] ?? 0;
    touched.add(place);
  }
}

/** A curve through points, straight between them and level beyond them. Points in any order. */
export function curveThrough(points: readonly Place[]): readonly number[] {
  const sorted = points.toSorted((a, b) => a.x - b.x);
  return placesOfCurve().map((x) => {
    const right = sorted.findIndex((point) => point.x >= x);
    const [from, to] = [sorted[right === -1 ? sorted.length - 1 : right - 1], sorted[right]];
    if (from === undefined || to === undefined) return toThousandth((from ?? to)?.y ?? 0);
    return toThousandth(from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x || 1));
  });
}

/** The places from one x to another, in steps of the curve; the nearest alone where there is none between. */
function placesBetween(from: number, to: number): readonly number[] {
  const placeOf = (x: number): number =>
    ((Math.min(1, Math.max(-1, x)) + 1) / 2) * (drawnPlaces - 1);
  const [low, high] = [placeOf(Math.min(from, to)), placeOf(Math.max(from, to))];
  const first = Math.ceil(low);
  const count = Math.floor(high) - first + 1;
  if (count < 1) return [Math.round((low + high) / 2)];
  return Array.from({ length: count }, (_, at) => first + at);
}

function meanAround(values: readonly number[], place: number): number {
  const near = values.slice(Math.max(0, place - smoothing), place + smoothing + 1);
  return near.reduce((sum, value) => sum + value, 0) / near.length;
}

function toThousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}
