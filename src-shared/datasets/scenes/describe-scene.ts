import type { Claims } from './claims.ts';
import { isActing } from './actions.ts';
import { describeActions } from './describe-actions.ts';
import { distance, groupAlike, mention, relationOf, type Group } from './groups.ts';
import type { Scene } from './scene.ts';

/** Captions of one scene at most. */
export const captionsPerScene = 3;

/**
 * What is said of a scene: its clearest sentences, at most `captionsPerScene`, the larger things first and from left
 * to right, each with what lies nearest. Things that are alike are named together. Sizes are said where the two
 * named differ in them. Empty where no two things have a relation that nobody would doubt. Where something happens, all
 * of them say that.
 */
export function describeScene(scene: Scene): readonly Claims[] {
  if (isActing(scene)) return describeActions(scene, captionsPerScene);
  const groups = groupAlike(scene);
  const candidates = groups.flatMap((subject) =>
    groups.flatMap((landmark) => {
      if (subject === landmark) return [];
      const relation = relationOf(subject, landmark);
      return relation === undefined ? [] : [{ subject, landmark, relation }];
    }),
  );
  return candidates
    .map((candidate) => ({
      ...candidate,
      distance: distance(candidate.subject, candidate.landmark),
    }))
    .sort((a, b) => rank(a.subject) - rank(b.subject) || a.distance - b.distance)
    .slice(0, captionsPerScene)
    .map(({ subject, landmark, relation }) => {
      const isSized = subject[0].size !== landmark[0].size;
      const place = { relation, landmark: mention(landmark, isSized) };
      return { subject: mention(subject, isSized), place };
    });
}

/** Big things come before small ones, then those further left. */
function rank([first]: Group): number {
  return (first.size === 'big' ? 0 : 1000) + first.x;
}
