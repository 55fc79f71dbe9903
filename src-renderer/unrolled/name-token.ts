import { end, padding } from '../../src-shared/datasets/sequences/symbols.ts';
import { endMark, paddingMark } from '../answers/pair-symbols.ts';
import { showCharacter } from '../text/show-character.ts';

/** How a token of a vocabulary is written: a character that is seen, a word, or its number where it has no name. */
export function nameToken(classes: readonly string[], token: number | undefined): string {
  if (token === undefined) return '';
  const name = classes[token];
  return name === undefined ? String(token) : shown(name);
}

/** Of what stands for no character there is room for a sign, as in an answer. */
function shown(name: string): string {
  if (name === padding) return paddingMark;
  if (name === end) return endMark;
  // Blanks between words are no signs of their own: `to the left`.
  return name.trim() === name ? name : showCharacter(name);
}

/** The same inside a formula, where only letters and figures stand for themselves. */
export function tokenIndex(classes: readonly string[], token: number): string {
  const name = classes[token] ?? '';
  return /^[\p{L}\p{N}]+$/u.test(name) ? `\\text{${name}}` : String(token + 1);
}

/** Whether tokens are words, which need more room than characters. */
export function areWords(classes: readonly string[]): boolean {
  return classes.some((name) => Array.from(shown(name)).length > 2);
}
