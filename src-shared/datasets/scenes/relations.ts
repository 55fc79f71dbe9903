import { afterwards, before } from './actions.ts';
import type { SceneObject } from './scene.ts';

export const relations = ['left', 'right', 'above', 'below'] as const;
/** Where the first of two things is, seen from the second. */
export type Relation = (typeof relations)[number];

type Place = Pick<SceneObject, 'x' | 'y'>;

/**
 * Whether `a` is there, seen from `b`, in every frame that shows both: within 45° to either side of that direction, so
 * that of two places exactly one relation holds, or two on the diagonal itself.
 */
export function holds(relation: Relation, a: SceneObject, b: SceneObject): boolean {
  return isWithin(relation, a, b, 1);
}

/** Whether nobody would doubt it: within 33° to either side. */
export function isClear(relation: Relation, a: SceneObject, b: SceneObject): boolean {
  return isWithin(relation, a, b, 0.65);
}

function isWithin(relation: Relation, a: SceneObject, b: SceneObject, slope: number): boolean {
  // Most things do nothing: a scene is looked at many times while it is made.
  if (a.act === undefined && b.act === undefined) return isPlacedSo(relation, a, b, slope);
  const frames = [before, afterwards].flatMap((look): [Place, Place][] => {
    const [first, second] = [look(a), look(b)];
    return first === undefined || second === undefined ? [] : [[first, second]];
  });
  return (
    frames.length > 0 && frames.every(([one, other]) => isPlacedSo(relation, one, other, slope))
  );
}

/** @param slope how far aside `a` may be for each pixel in the direction */
function isPlacedSo(relation: Relation, a: Place, b: Place, slope: number): boolean {
  const [dx, dy] = [a.x - b.x, a.y - b.y];
  const [ahead, aside] = {
    left: [-dx, dy],
    right: [dx, dy],
    above: [-dy, dx],
    below: [dy, dx],
  }[relation] as [number, number];
  return ahead > 0 && Math.abs(aside) <= slope * ahead;
}
