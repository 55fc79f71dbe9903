import { does, isActing } from './actions.ts';
import type { Claims, Mention } from './claims.ts';
import type { CaptionLanguage } from './lexicon.ts';
import { readCaption, type ReadingFault } from './read-caption.ts';
import { holds } from './relations.ts';
import type { Scene, SceneObject } from './scene.ts';

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
  /** Both are there, but not so. */
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
 * "a red circle" is true where there is one or more; "two red circles" where there are exactly two. A relation of
 * several things holds where it holds of each of them, and it holds between different things only. Of a scene in two
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
  const mentions = place === undefined ? [subject] : [subject, place.landmark];
  for (const [index, mention] of mentions.entries()) {
    const code = missing(mention, scene);
    if (code !== undefined) return { code, mention: index === 0 ? 0 : 1 };
  }
  if (lacking(read.claims, scene) !== undefined) return { code: 'says-too-little' };
  const meant = groups(subject, scene).filter(
    (these) => place === undefined || isPlaced(these, place, scene),
  );
  if (meant.length === 0) return { code: 'relation' };
  if (action === undefined) return undefined;
  if (meant.some((these) => these.every((one) => does(one, action)))) return undefined;
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

function isPlaced(
  these: readonly SceneObject[],
  { relation, landmark }: NonNullable<Claims['place']>,
  scene: Scene,
): boolean {
  return groups(landmark, scene).some(
    (those) =>
      these.every((a) => !those.includes(a)) &&
      these.every((a) => those.every((b) => holds(relation, a, b))),
  );
}

/** The things that may be meant: each that fits, or all that fit where several are spoken of. */
export function groups(mention: Mention, scene: Scene): readonly (readonly SceneObject[])[] {
  const fitting = scene.filter((object) => fits(mention, object));
  return mention.count === 1 ? fitting.map((object) => [object]) : [fitting];
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

type Asked = { readonly [Key in 'size' | 'colour' | 'shape']?: Mention[Key] | undefined };

/** Whether an object is as it is said, as far as something is said. */
export function fits({ size, colour, shape }: Asked, object: SceneObject): boolean {
  return (
    (size === undefined || object.size === size) &&
    (colour === undefined || object.colour === colour) &&
    (shape === undefined || object.shape === shape)
  );
}
