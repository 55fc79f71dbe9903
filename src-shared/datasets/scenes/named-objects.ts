import type { Mention } from './claims.ts';
import { lexicons, type CaptionLanguage } from './lexicon.ts';
import { readCaption } from './read-caption.ts';
import type { Scene, SceneObject } from './scene.ts';

/** A noun of a caption: which word it is, and the objects of the scene that it may mean. */
export type NamedObjects = { readonly word: number; readonly objects: readonly SceneObject[] };

/** The nouns of a caption with what they mean in a scene; empty where the caption cannot be read. */
export function namedObjects(
  words: readonly string[],
  scene: Scene,
  language: CaptionLanguage,
): readonly NamedObjects[] {
  const read = readCaption(words, language);
  if (!read.ok) return [];
  const { subject, place } = read.claims;
  const nouns = new Set(lexicons[language].shapes.map(({ word }) => word));
  const places = [...words.keys()].filter((at) => nouns.has(words[at] ?? ''));
  const mentions = place === undefined ? [subject] : [subject, place.landmark];
  return mentions.flatMap((mention, at): NamedObjects[] => {
    const word = places[at];
    return word === undefined
      ? []
      : [{ word, objects: scene.filter((it) => isMeant(mention, it)) }];
  });
}

function isMeant({ shape, colour, size }: Mention, object: SceneObject): boolean {
  return (
    object.shape === shape &&
    (colour === undefined || object.colour === colour) &&
    (size === undefined || object.size === size)
  );
}
