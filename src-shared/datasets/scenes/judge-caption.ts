import { does, isActing } from './actions.ts';
import { assign, fits, liesSo } from './assignments.ts';
import type { Claims, Mention } from './claims.ts';
import type { CaptionLanguage } from './lexicon.ts';
import { readCaption, type ReadingFault } from './read-caption.ts';
import type { Scene } from './scene.ts';

/** What is wrong with a caption: the first thing that is. `mention` is 0 for the first thing named, 1 for the second. */
export type CaptionFault =
  | ReadingFault
  | {
      /**
       * Nothing in the scene is as it is said: `size`, `colour` or `shape` where that alone is wrong, `object` where
       * nothing is like it; `count` where there are such things, but more or fewer.
       */
      readonly code: 'size' | 'colour' | 'shape' | 'object' | 'count';
      readonly mention: 0 | 1;
    }
  /** Both are there, but not so, or not as two different things. */
  | { readonly code: 'relation' }
  /** Nothing does that; or something else does. */
  | { readonly code: 'action' }
  | { readonly code: 'actor' }
  /** Nothing of it is false, but it does not tell which thing is meant, or what happens: see `lacking`. */
  | { readonly code: 'says-too-little' };

/**
 * Whether every claim of a caption is true of a scene, and it says what a caption has to say: a relation between
 * two things, or what happens where something does, and at least one thing with its colour. `undefined` where it is.
 *
 * "a red circle" is true where there is one or more; "two red circles" where there are exactly two besides those that
 * the other mention speaks of. A relation of several things holds where it holds of each of them, and it holds between
 * different things only. Of a scene in two
 * frames a thing is what the first shows, or the second where it appears; a relation holds in both.
 */
export function findFault(
  words: readonly string[],
  scene: Scene,
  language: CaptionLanguage,
): CaptionFault | undefined {
  const read = readCaption(words, language);
  if (!read.ok) return read.fault;
  const { subject, place, action } = read.claims;
  const assigned = assign(read.claims, scene);
  const mentions = place === undefined ? [subject] : [subject, place.landmark];
  if (assigned.length === 0) {
    for (const [index, mention] of mentions.entries()) {
      const code = missing(mention, scene);
      if (code !== undefined) return { code, mention: index === 0 ? 0 : 1 };
    }
    return { code: 'relation' };
  }
  if (lacking(read.claims, scene) !== undefined) return { code: 'says-too-little' };
  const meant = assigned.filter((one) => place === undefined || liesSo(place.relation, one));
  if (meant.length === 0) return { code: 'relation' };
  if (action === undefined) return undefined;
  if (meant.some(({ these }) => these.every((one) => does(one, action)))) return undefined;
  return { code: scene.some((one) => does(one, action)) ? 'actor' : 'action' };
}

/** Whether a caption names something that happens in a scene, whoever does it and whatever else it says. */
export function namesAction(
  words: readonly string[],
  scene: Scene,
  language: CaptionLanguage,
): boolean {
  const read = readCaption(words, language);
  const action = read.ok ? read.claims.action : undefined;
  return action !== undefined && scene.some((one) => does(one, action));
}

/** What a caption has to say of a scene and does not. */
export function lacking(
  { subject, place, action }: Claims,
  scene: Scene,
): 'action' | 'place' | 'colour' | undefined {
  if (action === undefined && isActing(scene)) return 'action';
  if (action === undefined && place === undefined) return 'place';
  const isColoured = subject.colour !== undefined || place?.landmark.colour !== undefined;
  return isColoured ? undefined : 'colour';
}

function missing(
  mention: Mention,
  scene: Scene,
): 'size' | 'colour' | 'shape' | 'object' | 'count' | undefined {
  const count = scene.filter((object) => fits(mention, object)).length;
  if (mention.count === 1 ? count > 0 : count === mention.count) return undefined;
  if (count > 0) return 'count';
  const only = (['size', 'colour', 'shape'] as const).find((what) =>
    scene.some((object) => fits({ ...mention, [what]: undefined }, object)),
  );
  return only ?? 'object';
}
