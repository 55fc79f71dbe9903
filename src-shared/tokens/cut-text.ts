import { countCharacters } from '../datasets/count-characters.ts';

/** A cut is moved back by at most so many units of UTF-16. */
const mostMoved = 100;

/**
 * Where a text is cut into what is learned and what is held out when it is read in tokens, in units of UTF-16: as for
 * characters, or before the word that the cut would fall into.
 * @param validationShare of the characters is held out
 */
export function cutForTokens(text: string, validationShare: number): number {
  const characters = countCharacters(text);
  const learned = characters - Math.round(validationShare * characters);
  if (learned === characters) return text.length;
  const at = characters === text.length ? learned : placeOf(text, learned);
  const before = text.slice(Math.max(0, at - mostMoved), at);
  const [word = ''] = /\S*$/u.exec(before) ?? [];
  const isInside = /^\S/u.test(text.slice(at));
  return isInside && word.length < before.length ? at - word.length : at;
}

/** Where a character of a text begins. */
function placeOf(text: string, character: number): number {
  let at = 0;
  for (let before = 0; before < character; before += 1) {
    at += (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
  }
  return at;
}
