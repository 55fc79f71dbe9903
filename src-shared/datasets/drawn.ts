import { z } from 'zod';

/** More points than these are no longer drawn by hand; they stand in the document itself. */
export const mostDrawnPoints = 2_000;
/** Classes of points that can be drawn. */
export const mostDrawnClasses = 4;
/** Places at which a drawn curve says its value, evenly from one end of its domain to the other. */
export const drawnPlaces = 101;

const coordinate = z.number().min(-1).max(1);
/** `[x, y, class]`. */
export const drawnPointSchema = z.tuple([
  coordinate,
  coordinate,
  z
    .int()
    .min(0)
    .max(mostDrawnClasses - 1),
]);
export type DrawnPoint = z.infer<typeof drawnPointSchema>;

/** The values of a curve that was drawn by hand. */
export const drawnCurveSchema = z.array(z.number().min(-1.5).max(1.5)).length(drawnPlaces);

/** The classes' names by number: as many as the highest that has a point, and two at least. */
export function drawnClasses(points: readonly DrawnPoint[]): readonly string[] {
  const count = points.reduce((most, [, , label]) => Math.max(most, label + 1), 2);
  return Array.from({ length: count }, (_, label) => String(label));
}

/** The value of a drawn curve at `x` in [-1, 1], on the straight line between the two places beside it. */
export function drawnValueAt(values: readonly number[], x: number): number {
  const at = Math.min(1, Math.max(0, (x + 1) / 2)) * (values.length - 1);
  const left = Math.min(values.length - 2, Math.floor(at));
  const [from = 0, to = 0] = [values[left], values[left + 1]];
  return from + (to - from) * (at - left);
}
