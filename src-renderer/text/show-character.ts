/** Characters that do not show, as signs that do. */
const signs: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥', '\r': '␍' };

/** A character or token by itself, seen even where it is a blank. Half a character shows as its byte. */
export function showCharacter(character: string): string {
  return character
    .replaceAll(/\s/gu, (blank) => signs[blank] ?? blank)
    .replaceAll(/[\u{ee80}-\u{eeff}]/gu, (byte) => `⟨${byte.charCodeAt(0).toString(16).slice(2)}⟩`);
}

/** A stretch of text in one line, in characters or tokens. */
export function showLine(characters: readonly string[]): string {
  return characters.join('').replaceAll(/[^\S ]/gu, showCharacter);
}

const contextLength = 12;
/** Tokens have several characters. */
const longestContext = 24;

/** What stands just before a place. */
export function contextOf(characters: readonly string[], place: number): string {
  const before = characters.slice(Math.max(0, place - contextLength), place);
  return Array.from(showLine(before)).slice(-longestContext).join('');
}
