import type { Claims, Mention } from './claims.ts';
import { isClear, relations, type Relation } from './relations.ts';
import type { Scene, SceneObject } from './scene.ts';

/** Captions of one scene at most. */
export const captionsPerScene = 3;

/**
 * What is said of a scene: its clearest sentences, at most `captionsPerScene`, the larger things first and from left
 * to right, each with what lies nearest. Things that are alike are named together. Sizes are said where the two
 * named differ in them. Empty where no two things have a relation that nobody would doubt.
 */
export function describeScene(scene: Scene): readonly Claims[] {
  const groups = groupAlike(scene);
  const candidates = groups.flatMap((subject) =>
    groups.flatMap((landmark) => {
      if (subject === landmark) return [];
      const relation = relationOf(subject, landmark);
      return relation === undefined ? [] : [{ subject, landmark, relation }];
    }),
  );
  return candidates
    .map((candidate) => ({ ...candidate, distance: distance(candidate) }))
    .sort((a, b) => rank(a.subject) - rank(b.subject) || a.distance - b.distance)
    .slice(0, captionsPerScene)
    .map(({ subject, landmark, relation }) => {
      const isSized = subject[0].size !== landmark[0].size;
      const place = { relation, landmark: mention(landmark, isSized) };
      return { subject: mention(subject, isSized), place };
    });
}

type Group = readonly [SceneObject, ...SceneObject[]];

function groupAlike(scene: Scene): Group[] {
  const groups: [SceneObject, ...SceneObject[]][] = [];
  for (const object of scene) {
    const known = groups.find(([one]) => isAlike(one, object));
    if (known === undefined) groups.push([object]);
    else known.push(object);
  }
  return groups;
}

function isAlike(a: SceneObject, b: SceneObject): boolean {
  return a.shape === b.shape && a.colour === b.colour;
}

function relationOf(these: Group, those: Group): Relation | undefined {
  return relations.find((relation) =>
    these.every((a) => those.every((b) => isClear(relation, a, b))),
  );
}

/** Big things come before small ones, then those further left. */
function rank([first]: Group): number {
  return (first.size === 'big' ? 0 : 1000) + first.x;
}

function distance({ subject, landmark }: { subject: Group; landmark: Group }): number {
  return Math.hypot(subject[0].x - landmark[0].x, subject[0].y - landmark[0].y);
}

function mention(group: Group, isSized: boolean): Mention {
  const [{ shape, colour, size }] = group;
  return { count: group.length, shape, colour, ...(isSized && { size }) };
}
