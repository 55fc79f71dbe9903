import { specialWords } from '../caption-words.ts';
import { actionWords } from './action-words.ts';
import { actionKinds } from './actions.ts';
import { lexicons, type CaptionLanguage } from './lexicon.ts';
import { relations } from './relations.ts';
import type { SceneFrames } from './scene.ts';

/** Words of a caption at most, the end among them: the longest that the grammar knows has 13. */
export const captionSteps = 14;
/** The same where something happens: the longest has 17. */
const actionCaptionSteps = 18;

/** Words of a caption at most about scenes of so many frames, the end among them. */
export function captionStepsOf(frames: SceneFrames): number {
  return frames === 2 ? actionCaptionSteps : captionSteps;
}

const known = new Map<string, readonly string[]>();

/** Every word by its number: the special ones, then those of the language's grammar, and of what happens at last. */
export function sceneVocabulary(
  language: CaptionLanguage,
  frames: SceneFrames = 1,
): readonly string[] {
  const key = `${language} ${frames}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const { counts, shapes, colours, sizes, relations: places } = lexicons[language];
  const forms = [...counts, ...sizes, ...colours, ...shapes].map(({ word }) => word);
  const others = relations.flatMap((relation) => places[relation]);
  const verbs = actionKinds.flatMap((kind) => Object.values(actionWords[language][kind]).flat());
  const words = [...forms, ...others, ...(frames === 2 ? verbs : [])];
  const vocabulary = [...specialWords, ...new Set(words)];
  known.set(key, vocabulary);
  return vocabulary;
}
