import { does } from './actions.ts';
import { assign, liesSo, type Assignment } from './assignments.ts';
import type { Claims, Mention } from './claims.ts';
import { relations } from './relations.ts';
import type { Scene } from './scene.ts';

/** What is said of a thing besides its number. */
export const looks = ['size', 'colour', 'shape'] as const;
export type Look = (typeof looks)[number];

/** More are not counted in a caption. */
export const mostCounted = 3;

/**
 * The captions that are true of a scene and differ the least from these claims, each as a whole: its two mentions are
 * of different things. One that leaves the relation and what is done as they are goes before one that does not, and one
 * that changes a word of each mention before one that exchanges a thing.
 */
export function nearestTruths(claims: Claims, scene: Scene): readonly Claims[] {
  const { subject, place, action } = claims;
  let least = Infinity;
  let nearest: Claims[] = [];
  const weigh = (told: Claims): void => {
    const assigned = assign(told, scene);
    if (assigned.length === 0) return;
    const isPlaced = (one: Assignment): boolean =>
      told.place === undefined || liesSo(told.place.relation, one);
    const isDone = ({ these }: Assignment): boolean =>
      action === undefined || these.every((one) => does(one, action));
    const rest = assigned.some((one) => isPlaced(one) && isDone(one)) ? 0 : 1;
    const mentions = [
      [subject, told.subject],
      ...(place && told.place ? [[place.landmark, told.place.landmark] as const] : []),
    ] as const;
    const cost = rest + mentions.reduce((sum, [said, fit]) => sum + costOf(said, fit), 0);
    if (cost < least) nearest = [];
    if (cost > least) return;
    least = cost;
    nearest.push(told);
  };
  for (const first of candidates(subject, scene)) {
    if (place === undefined) weigh({ ...claims, subject: first });
    else {
      for (const landmark of candidates(place.landmark, scene)) {
        weigh({ ...claims, subject: first, place: { ...place, landmark } });
      }
    }
  }
  return nearest;
}

/** The same things with the relations that hold between some of them. */
export function trueRelations({ subject, place }: Claims, scene: Scene): readonly Claims[] {
  if (place === undefined) return [];
  const assigned = assign({ subject, place }, scene);
  return relations
    .filter((relation) => assigned.some((one) => liesSo(relation, one)))
    .map((relation) => ({ subject, place: { ...place, relation } }));
}

/** What could be said instead: the mention with the looks of something that is there, in any number. */
function candidates(mention: Mention, scene: Scene): readonly Mention[] {
  const all = scene.flatMap(({ size, colour, shape }) =>
    Array.from({ length: mostCounted }, (_, index): Mention => ({
      count: index + 1,
      ...(mention.size && { size }),
      ...(mention.colour && { colour }),
      shape,
    })),
  );
  return all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at);
}

function isSame(a: Mention, b: Mention): boolean {
  return a.count === b.count && looks.every((look) => a[look] === b[look]);
}

/** The square of how many words are others, so that two things a little wrong are less than one that is another. */
function costOf(said: Mention, fit: Mention): number {
  const changed = looks.filter((look) => said[look] !== fit[look]).length;
  return (changed + (said.count === fit.count ? 0 : 1)) ** 2;
}
