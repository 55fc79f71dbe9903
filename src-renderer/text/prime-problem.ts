import { say, words } from '../words/language.svelte.ts';
import { firstPrime } from './first-prime.ts';
import { showCharacter } from './show-character.ts';
import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import { tokenPlanOf, type TextUnit } from '../../src-shared/tokens/text-unit.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';

/** What a text is read in by a run; `characters` where it reads none. */
export function unitOfRun(spec: RunSpec | undefined): TextUnit {
  const source = spec?.data.source;
  if (source?.kind !== 'text' && source?.kind !== 'imported') return 'characters';
  return tokenPlanOf(source)?.unit ?? 'characters';
}

/**
 * What samples begin with: what a person wrote, or else as the text begins, where the network can read that; nothing
 * where it begins by itself.
 */
export function beginningOf(
  written: string,
  spec: RunSpec | undefined,
  vocabulary: readonly string[],
  vocabularySize: number,
): string {
  if (written !== '') return written;
  const first = firstPrime(spec, vocabularySize);
  return unreadable(first, unitOfRun(spec), vocabulary).length === 0 ? first : '';
}

/** Why a run cannot read a beginning, in a sentence; nothing where it can. */
export function sayUnreadable(
  prime: string,
  spec: RunSpec | undefined,
  vocabulary: readonly string[],
): string | undefined {
  const unknown = unreadable(prime, unitOfRun(spec), vocabulary);
  if (unknown.length === 0) return undefined;
  return say(words().text.unknownCharacter, { characters: unknown.map(showCharacter).join(' ') });
}

/**
 * What of a beginning a model cannot read, so that it cannot be begun with: characters that its text does not have, or
 * all of it where none of its words is known. Nothing where it can be read, or where the window does not know the words.
 */
export function unreadable(
  prime: string,
  unit: TextUnit,
  vocabulary: readonly string[],
): readonly string[] {
  if (unit !== 'characters' && vocabulary.length === 0) return [];
  const { codes, unknown } = openTextCoder(vocabulary, unit).encode(tidyText(prime));
  if (unit === 'characters') return unknown;
  return unknown.length > 0 && codes.every((code) => code === 0) ? unknown : [];
}
