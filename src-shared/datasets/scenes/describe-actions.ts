import { claimOf, does } from './actions.ts';
import type { Claims } from './claims.ts';
import { distance, groupAlike, isAlike, mention, relationOf } from './groups.ts';
import type { Scene } from './scene.ts';

/** What somebody does, and perhaps where. */
type ActionClaims = Claims & Required<Pick<Claims, 'action'>>;

/**
 * What is said of a scene in which something happens: what that is, at most `most` times. First with where it
 * happens, the nearest things first, and at last by itself. A thing is called what it is in the first frame, or in the
 * second where it appears, and its place is one that it has in both. Sizes are said where the two named differ in them
 * and none of them changes.
 */
export function describeActions(scene: Scene, most: number): readonly Claims[] {
  const groups = groupAlike(scene);
  return tellActions(scene).flatMap((plain) => {
    const { shape, colour, count } = plain.subject;
    const actors = groups.find(([one]) => one.shape === shape && one.colour === colour);
    // Where some of them stay as they are, nobody could tell which ones a place is meant of.
    if (actors?.length !== count) return [plain];
    const isResized = plain.action.kind === 'grow' || plain.action.kind === 'shrink';
    const placed = groups
      .filter((landmark) => landmark !== actors)
      .sort((a, b) => distance(actors, a) - distance(actors, b))
      .flatMap((landmark): Claims[] => {
        const relation = relationOf(actors, landmark);
        if (relation === undefined) return [];
        const isSized = !isResized && actors[0].size !== landmark[0].size;
        const place = { relation, landmark: mention(landmark, isSized) };
        return [{ ...plain, subject: mention(actors, isSized), place }];
      });
    return [...placed.slice(0, most - 1), plain];
  });
}

/** All that happens in a scene, in as few words as say it: what all that are alike do together is said once. */
export function tellActions(scene: Scene): readonly ActionClaims[] {
  return scene.flatMap((one, index): readonly ActionClaims[] => {
    if (one.act === undefined) return [];
    const action = claimOf(one.act);
    const alike = groupAlike(scene).find(([first]) => isAlike(first, one)) ?? [one];
    const isTogether = alike.every((other) => does(other, action));
    if (isTogether && alike[0] !== scene[index]) return [];
    return [
      { subject: { ...mention(alike, false), count: isTogether ? alike.length : 1 }, action },
    ];
  });
}
