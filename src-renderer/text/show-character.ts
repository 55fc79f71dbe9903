/** Characters that do not show, as signs that do. */
const signs: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥', '\r': '␍' };

/** A character by itself, seen even where it is a blank. */
export function showCharacter(character: string): string {
  return signs[character] ?? character;
}

/** A stretch of text in one line. */
export function showLine(characters: readonly string[]): string {
  return characters
    .map((character) => (character === ' ' ? ' ' : showCharacter(character)))
    .join('');
}

const contextLength = 12;

/** What stands just before a place. */
export function contextOf(characters: readonly string[], place: number): string {
  return showLine(characters.slice(Math.max(0, place - contextLength), place));
}
