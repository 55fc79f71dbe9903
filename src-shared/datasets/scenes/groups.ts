import type { Mention } from './claims.ts';
import { isClear, relations, type Relation } from './relations.ts';
import type { Scene, SceneObject } from './scene.ts';

/** Things of one colour and shape, which are named together. */
export type Group = readonly [SceneObject, ...SceneObject[]];

/** The things of a scene, those that are alike together. */
export function groupAlike(scene: Scene): Group[] {
  const groups: [SceneObject, ...SceneObject[]][] = [];
  for (const object of scene) {
    const known = groups.find(([one]) => isAlike(one, object));
    if (known === undefined) groups.push([object]);
    else known.push(object);
  }
  return groups;
}

/** Whether two things have the same name. */
export function isAlike(
  a: Pick<SceneObject, 'shape' | 'colour'>,
  b: Pick<SceneObject, 'shape' | 'colour'>,
): boolean {
  return a.shape === b.shape && a.colour === b.colour;
}

/** Where all of these are, seen from all of those; `undefined` where that may be doubted. */
export function relationOf(these: Group, those: Group): Relation | undefined {
  return relations.find((relation) =>
    these.every((a) => those.every((b) => isClear(relation, a, b))),
  );
}

/** Pixels between the first of each. */
export function distance([a]: Group, [b]: Group): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** All of them in a few words. */
export function mention(group: Group, isSized: boolean): Mention {
  const [{ shape, colour, size }] = group;
  return { count: group.length, shape, colour, ...(isSized && { size }) };
}
