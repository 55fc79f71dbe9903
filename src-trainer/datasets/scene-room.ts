import { sceneSide, type SceneObject } from '../../src-shared/datasets/scenes/scene.ts';

/** An object that has no place yet. */
export type Chosen = Omit<SceneObject, 'x' | 'y'>;

/** Pixels between an object and the picture's edge. */
const edge = 0.5;
/** How much further apart the middles of two are than their radii together. */
const clearance = 1.15;

type Round = Pick<SceneObject, 'x' | 'y' | 'radius'>;

/** How near the picture's edge the middle of an object may be, in pixels. */
export function marginOf({ radius }: Pick<SceneObject, 'radius'>): number {
  return radius + edge;
}

/** Whether an object is whole in the picture. */
export function isWithin(object: Round): boolean {
  const margin = marginOf(object);
  return [object.x, object.y].every((place) => place >= margin && place <= sceneSide - margin);
}

/** Whether two lie well apart. */
export function areApart(a: Round, b: Round): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) > clearance * (a.radius + b.radius);
}
