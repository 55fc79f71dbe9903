import { mostDrawnPoints, type DrawnPoint } from '../../../src-shared/datasets/drawn.ts';

/** A place of the plane, both from -1 to 1. */
export type Place = { readonly x: number; readonly y: number };

/** Points along a stroke lie at least so far apart. */
const spacing = 0.06;
/** How far around the pointer spray falls, and what is erased. */
const sprayRadius = 0.14;
const eraseRadius = 0.06;
const drops = 3;

/** The points with one more, unless one of its stroke lies beside it already. */
export function addPoint(
  points: readonly DrawnPoint[],
  place: Place,
  label: number,
  last?: Place,
): readonly DrawnPoint[] {
  if (last !== undefined && Math.hypot(place.x - last.x, place.y - last.y) < spacing) return points;
  return append(points, [pointAt(place, label)]);
}

/** The points with some more around a place. `draw` gives numbers from 0 to 1. */
export function sprayPoints(
  points: readonly DrawnPoint[],
  { x, y }: Place,
  label: number,
  draw: () => number = Math.random,
): readonly DrawnPoint[] {
  const fallen = Array.from({ length: drops }, () => {
    // Evenly over the disc.
    const [radius, angle] = [sprayRadius * Math.sqrt(draw()), 2 * Math.PI * draw()];
    return pointAt({ x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }, label);
  });
  return append(points, fallen);
}

/** The points without those near a place. */
export function erasePoints(points: readonly DrawnPoint[], { x, y }: Place): readonly DrawnPoint[] {
  const left = points.filter(([px, py]) => Math.hypot(px - x, py - y) > eraseRadius);
  return left.length === points.length ? points : left;
}

/** A point inside the plane, to a thousandth: what a hand draws is no finer, and the file stays short. */
function pointAt({ x, y }: Place, label: number): DrawnPoint {
  return [toThousandth(x), toThousandth(y), label];
}

function toThousandth(value: number): number {
  return Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000;
}

function append(points: readonly DrawnPoint[], more: readonly DrawnPoint[]): readonly DrawnPoint[] {
  const free = mostDrawnPoints - points.length;
  return free <= 0 ? points : [...points, ...more.slice(0, free)];
}
