import { createHash } from 'node:crypto';

import { vocabularyOf } from '../../src-shared/datasets/vocabulary.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { TextUnit, TokenPlan } from '../../src-shared/tokens/text-unit.ts';
import type { Dataset, Examples } from './dataset.ts';
import { holdsWindow, textExamples, type Characters } from './text-examples.ts';
import { readPartsAsTokens, readWholeAsTokens } from './text-tokens.ts';

/** What all text data have in common. */
export type TextDescription = Omit<Dataset, 'train' | 'validation' | 'text'>;

/** More distinct characters than fit in two bytes are refused. */
const largestVocabulary = 65_536;

/**
 * A text to learn from: the first part trains, the last `validationShare` of it is held out, and no window
 * reaches from one into the other.
 *
 * @param path the file the text is from; `undefined` for a text that was typed
 * @param seed moves the windows from epoch to epoch
 * @param plan how the text is read in tokens; by characters where there is none
 */
export function loadText(
  path: string | undefined,
  text: string,
  window: number,
  validationShare: number,
  seed: number,
  plan?: TokenPlan,
): Dataset {
  const { description, train, heldOut, blanks } =
    plan === undefined
      ? readCharacters(path, text, window, validationShare)
      : readTokens(path, text, window, validationShare, plan);
  const validation = textExamples(heldOut, window);
  const asked = validation.count * window;
  return {
    ...description,
    text: { train, heldOut: heldOut.subarray(0, asked + 1) },
    ...(blanks && { blanks }),
    train: textExamples(train, window, [seed, 'text']),
    validation,
  };
}

/** The two parts of a text, as numbers of its vocabulary. */
type Parts = {
  readonly description: TextDescription;
  readonly train: Characters;
  readonly heldOut: Characters;
  readonly blanks?: Dataset['blanks'];
};

function readCharacters(
  path: string | undefined,
  text: string,
  window: number,
  validationShare: number,
): Parts {
  const vocabulary = vocabularyOf(text);
  const { description, characters } = describeText(path, text, window, vocabulary);
  const heldOut = Math.round(validationShare * characters.length);
  const train = characters.subarray(0, characters.length - heldOut);
  if (!holdsWindow(train.length, window)) throw tooShort(path, train.length, window);
  return { description, train, heldOut: characters.subarray(train.length) };
}

function readTokens(
  path: string | undefined,
  text: string,
  window: number,
  validationShare: number,
  plan: TokenPlan,
): Parts {
  demandWellFormed(path, text);
  const { vocabulary, tokens, train, heldOut, blanks } = readPartsAsTokens(
    text,
    validationShare,
    plan,
  );
  if (!holdsWindow(train.length, window)) throw tooFew(path, train.length, window);
  return { description: describeRead(text, window, vocabulary, tokens), train, heldOut, blanks };
}

/** All windows of a text, in the vocabulary a network was trained on. Throws `text-character-unknown` too. */
export function loadWholeText(
  path: string | undefined,
  text: string,
  window: number,
  vocabulary: readonly string[],
  unit: TextUnit = 'characters',
): TextDescription & { readonly examples: Examples } {
  if (unit !== 'characters') {
    demandWellFormed(path, text);
    const { codes, tokens } = readWholeAsTokens(text, vocabulary, unit);
    if (!holdsWindow(codes.length, window)) throw tooFew(path, codes.length, window);
    const read = describeRead(text, window, vocabulary, tokens);
    return { ...read, examples: textExamples(codes, window) };
  }
  const { description, characters } = describeText(path, text, window, vocabulary);
  return { ...description, examples: textExamples(characters, window) };
}

/**
 * The characters of `text` as indices into `vocabulary`. Throws `text-character-unknown` with the first
 * character that has none and the number of characters before it, and `text-lone-surrogate`.
 */
export function encodeText(
  path: string | undefined,
  text: string,
  vocabulary: readonly string[],
): Characters {
  const indexOf = new Map(vocabulary.map((character, index) => [character.codePointAt(0), index]));
  const characters = new Uint16Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; count += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    const index = indexOf.get(codePoint);
    if (codePoint >= 0xd8_00 && codePoint <= 0xdf_ff) {
      throw textProblem(path, 'text-lone-surrogate', { offset: count });
    }
    if (index === undefined) {
      const character = nameCharacter(codePoint);
      throw textProblem(path, 'text-character-unknown', { offset: count, character });
    }
    characters[count] = index;
    at += codePoint > 0xff_ff ? 2 : 1;
  }
  return characters.subarray(0, count);
}

function describeText(
  path: string | undefined,
  text: string,
  window: number,
  vocabulary: readonly string[],
): { readonly description: TextDescription; readonly characters: Characters } {
  if (vocabulary.length > largestVocabulary) {
    const count = vocabulary.length;
    throw textProblem(path, 'text-vocabulary-too-large', { count, limit: largestVocabulary });
  }
  const characters = encodeText(path, text, vocabulary);
  if (!holdsWindow(characters.length, window)) throw tooShort(path, characters.length, window);
  return { description: describeRead(text, window, vocabulary), characters };
}

function describeRead(
  text: string,
  window: number,
  vocabulary: readonly string[],
  tokens?: Dataset['tokens'],
): TextDescription {
  const hash = createHash('sha256').update(text, 'utf8');
  // The same text in other tokens is other data.
  if (tokens !== undefined) hash.update(JSON.stringify([tokens.unit, vocabulary]));
  return {
    inputShape: [window],
    inputNumbers: 'integer',
    task: 'next-character',
    classes: vocabulary,
    vocabulary,
    ...(tokens && { tokens }),
    targetShape: [window],
    hash: hash.digest('hex'),
  };
}

function demandWellFormed(path: string | undefined, text: string): void {
  if (text.isWellFormed()) return;
  const characters = Array.from(text);
  const offset = characters.findIndex((character) => !character.isWellFormed());
  throw textProblem(path, 'text-lone-surrogate', { offset });
}

function tooFew(path: string | undefined, count: number, window: number): ProblemError {
  return textProblem(path, 'text-few-tokens', { count, needed: window + 1, window });
}

function tooShort(path: string | undefined, count: number, window: number): ProblemError {
  return textProblem(path, 'text-too-short', { count, needed: window + 1, window });
}

/** Names the file, or says `own-…` where there is none. */
function textProblem(
  path: string | undefined,
  code: string,
  details: Problem['details'],
): ProblemError {
  return path === undefined
    ? new ProblemError(`own-${code}`, details)
    : new ProblemError(code, { path, ...details });
}

/** The character itself where it shows, else its code point: `U+000A`. */
function nameCharacter(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `${character} (U+${code})` : `U+${code}`;
}
