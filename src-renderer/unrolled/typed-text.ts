import { countCharacters } from '../../src-shared/datasets/count-characters.ts';
import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { TextUnit } from '../../src-shared/tokens/text-unit.ts';
import type { Unrolled } from './decode-unrolled.ts';
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

/**
 * The text that an example is: what is read at its steps, and what should be said behind the last of them. Read again it
 * gives the same numbers.
 */
export function textOfExample(
  { tokens, answer }: Pick<Unrolled, 'tokens' | 'answer'>,
  vocabulary: readonly string[],
  unit: TextUnit,
): string {
  if (tokens === undefined) return '';
  const last = answer?.targets.data[tokens.data.length - 1];
  const numbers = [...tokens.data, ...(last === undefined ? [] : [last])];
  return openTextCoder(vocabulary, unit).pieces(numbers).join('');
}

/** Why a text cannot be read along time; nothing where it can, or is empty. */
export function typedProblem(
  text: string,
  vocabulary: readonly string[],
  words: Pick<Messages, 'unrolled' | 'text'>,
  language: Language,
  unit: TextUnit = 'characters',
): string | undefined {
  if (text === '') return undefined;
  // Of a text in a file of a person's own the window knows no vocabulary.
  if (vocabulary.length === 0) {
    return unit === 'characters' && countCharacters(text) < 2 ? words.unrolled.tooShort : undefined;
  }
  const { codes, unknown } = openTextCoder(vocabulary, unit).encode(text);
  if (unit === 'characters' && unknown.length > 0) {
    return fill(words.text.unknownCharacter, { characters: unknown.join(' ') }, language);
  }
  if (codes.length >= 2) return undefined;
  return unit === 'characters' ? words.unrolled.tooShort : words.unrolled.tooShortTokens;
}
