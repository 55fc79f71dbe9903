import { actionWords } from './action-words.ts';
import type { ActionClaim } from './actions.ts';
import type { Claims, Mention } from './claims.ts';
import { agree, genderOf, lexicons, type CaptionLanguage, type WordForm } from './lexicon.ts';

/** Claims in words, in lower case and without full stop: "a red circle to the left of a big blue square". */
export function writeCaption(
  { subject, place, action }: Claims,
  language: CaptionLanguage,
): string[] {
  const said = writeMention(subject, language);
  if (place !== undefined) {
    said.push(...lexicons[language].relations[place.relation]);
    said.push(...writeMention(place.landmark, language));
  }
  if (action !== undefined) said.push(...writeAction(action, subject, language));
  return said;
}

/** What things do, in words: "move left", "turns blue". */
export function writeAction(
  action: ActionClaim,
  { count, shape }: Pick<Mention, 'count' | 'shape'>,
  language: CaptionLanguage,
): string[] {
  const lexicon = lexicons[language];
  const number = count === 1 ? 'singular' : 'plural';
  const verb = actionWords[language][action.kind][number];
  if (action.kind !== 'turn') return [...verb];
  const gender = genderOf(shape, lexicon);
  const colour = lexicon.colours.find(
    (one) => one.means === action.colour && agree(one.gender, gender) && agree(one.number, number),
  );
  return [...verb, colour?.word ?? ''];
}

function writeMention(mention: Mention, language: CaptionLanguage): string[] {
  const lexicon = lexicons[language];
  const number = mention.count === 1 ? 'singular' : 'plural';
  const gender = genderOf(mention.shape, lexicon);
  const form = <Meaning>(
    forms: readonly WordForm<Meaning>[],
    means: Meaning | undefined,
  ): string[] => {
    const fits = (one: WordForm<Meaning>): boolean =>
      one.means === means && agree(one.gender, gender) && agree(one.number, number);
    return forms.filter(fits).map(({ word }) => word);
  };
  const [name = ''] = form(lexicon.shapes, mention.shape);
  const size = form(lexicon.sizes, mention.size);
  const colour = form(lexicon.colours, mention.colour);
  const rest =
    lexicon.adjectives === 'before' ? [...size, ...colour, name] : [name, ...colour, ...size];
  const counts = form(lexicon.counts, mention.count);
  return [counts.find((word) => isRightArticle(word, rest[0] ?? '')) ?? '', ...rest];
}

/** English says "an" before a vowel; every other count stands before any word. */
export function isRightArticle(count: string, next: string): boolean {
  if (count === 'an') return /^[aeiou]/.test(next);
  return count !== 'a' || !/^[aeiou]/.test(next);
}
