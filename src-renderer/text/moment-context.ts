import { showCharacter, showLine } from './show-character.ts';

const [before, after] = [18, 6];

/** A place of a text with what stands around it in one line; its own character is seen even where it is a blank. */
export function momentContext(
  characters: readonly string[],
  at: number,
): { readonly before: string; readonly own: string; readonly after: string } {
  return {
    before: showLine(characters.slice(Math.max(0, at - before), at)),
    own: showCharacter(characters[at] ?? ''),
    after: showLine(characters.slice(at + 1, at + 1 + after)),
  };
}
