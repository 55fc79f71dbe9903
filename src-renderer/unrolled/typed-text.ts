import { fill } from '../../src-shared/messages/fill.ts';
import type { Language, Messages } from '../../src-shared/messages/messages.ts';

/** A line of text has no room for ends of lines: they are written as a sign, and read back from it. */
const lineEnd = '↵';

export function writeBlanks(text: string): string {
  return text.replaceAll('\n', lineEnd);
}

export function readBlanks(text: string): string {
  return text.replaceAll(lineEnd, '\n');
}

/** Why a text cannot be read along time; nothing where it can, or is empty. */
export function typedProblem(
  text: string,
  vocabulary: readonly string[],
  words: Pick<Messages, 'unrolled' | 'text'>,
  language: Language,
): string | undefined {
  const characters = Array.from(text);
  if (characters.length === 0) return undefined;
  const known = new Set(vocabulary);
  // Of a text in a file of a person's own the window knows no vocabulary.
  const unknown = [...new Set(characters)].filter((one) => known.size > 0 && !known.has(one));
  if (unknown.length > 0) {
    return fill(words.text.unknownCharacter, { characters: unknown.join(' ') }, language);
  }
  return characters.length < 2 ? words.unrolled.tooShort : undefined;
}
