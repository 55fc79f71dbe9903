import { specialWords } from '../caption-words.ts';
import { lexicons, type CaptionLanguage } from './lexicon.ts';
import { relations } from './relations.ts';

/** Words of a caption at most, the end among them: the longest that the grammar knows has 13. */
export const captionSteps = 14;

const known = new Map<CaptionLanguage, readonly string[]>();

/** Every word by its number: the special ones, then those of the language's grammar. */
export function sceneVocabulary(language: CaptionLanguage): readonly string[] {
  const before = known.get(language);
  if (before !== undefined) return before;
  const { counts, shapes, colours, sizes, relations: places } = lexicons[language];
  const forms = [...counts, ...sizes, ...colours, ...shapes].map(({ word }) => word);
  const others = relations.flatMap((relation) => places[relation]);
  const vocabulary = [...specialWords, ...new Set([...forms, ...others])];
  known.set(language, vocabulary);
  return vocabulary;
}
