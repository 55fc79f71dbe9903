import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { longestReading } from '../../src-shared/protocol/reading-frame.ts';
import { openTextCoder, type TextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { learnedPlaces, textOfExamples } from '../datasets/text-of-examples.ts';
import { longestCopies, matchEndings } from '../text/find-copies.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** So many characters are shown before and behind a stretch where it stands in the training text. */
const around = 40;

/** The stretches of a text that stand in the training text too; `undefined` where that is no text. */
export function probeCopies(
  probe: Extract<Probe, { kind: 'copies' }>,
  context: Pick<ProbeContext, 'dataset' | 'runId' | 'step'>,
): ProbeAnswer | undefined {
  const { task, train, validation } = context.dataset;
  const corpus = charactersOf(train, context.dataset);
  if (task !== 'next-character' || corpus === undefined) return undefined;
  const { codes: read, learned, codeOf, characterOf } = corpus;
  const characters = Array.from(tidyText(probe.text)).slice(0, longestReading);
  const codes = Int32Array.from(characters, codeOf);
  const matches = matchEndings(codes, learned);
  const textAt = (from: number, to: number): string =>
    Array.from(read.subarray(Math.max(0, from), to), characterOf).join('');
  const stretches = longestCopies(matches, probe.least).map(({ start, length, place }) => ({
    ...{ start, length, place },
    before: textAt(place - around, place),
    after: textAt(place + length, place + length + around),
  }));
  const heldOut = validation.count > 0 ? charactersOf(validation, context.dataset) : undefined;
  return {
    frame: {
      type: 'probe/copies',
      ...frameHead(probe.id, context),
      text: characters.join(''),
      least: probe.least,
      corpusLength: read.length,
      stretches,
      longest: longestOf(matches.lengths),
      ...(heldOut && {
        longestHeldOut: longestOf(
          matchEndings(heldOut.codes.slice(0, codes.length), learned).lengths,
        ),
      }),
    },
    bytes: new Uint8Array(0),
  };
}

/** A text as numbers of its characters. */
type CharacterCodes = {
  readonly codes: Int32Array;
  /** The same with -1 for what stands in no example. */
  readonly learned: Int32Array;
  readonly codeOf: (character: string) => number;
  readonly characterOf: (code: number) => string;
};

/** The characters of texts, made when they are first asked for. */
const made = new WeakMap<Examples, CharacterCodes>();

/** What is copied is counted in characters, whatever the network reads. */
function charactersOf(
  examples: Examples,
  { vocabulary, tokens }: Dataset,
): CharacterCodes | undefined {
  const known = made.get(examples);
  if (known !== undefined) return known;
  const codes = textOfExamples(examples);
  const isLearned = learnedPlaces(examples);
  if (vocabulary === undefined || codes === undefined || isLearned === undefined) return undefined;
  const found =
    tokens === undefined
      ? inCharacters(codes, isLearned, vocabulary)
      : spellOut(codes, isLearned, openTextCoder(vocabulary, tokens.unit));
  made.set(examples, found);
  return found;
}

function inCharacters(
  codes: Int32Array,
  isLearned: Uint8Array,
  vocabulary: readonly string[],
): CharacterCodes {
  const indexOf = new Map(vocabulary.map((character, index) => [character, index]));
  return {
    codes,
    learned: withoutOthers(codes, isLearned),
    codeOf: (character) => indexOf.get(character) ?? -1,
    characterOf: (code) => vocabulary[code] ?? '',
  };
}

/** The characters of a text in tokens: those of a token that is learned are learned. */
function spellOut(codes: Int32Array, isLearned: Uint8Array, coder: TextCoder): CharacterCodes {
  const codeOf = (character: string): number => character.codePointAt(0) ?? -1;
  const spelled: number[] = [];
  const areLearned: number[] = [];
  for (const [at, piece] of coder.pieces(codes).entries()) {
    for (const character of piece) {
      spelled.push(codeOf(character));
      areLearned.push(isLearned[at] ?? 0);
    }
  }
  const own = Int32Array.from(spelled);
  return {
    codes: own,
    learned: withoutOthers(own, Uint8Array.from(areLearned)),
    codeOf,
    characterOf: (code) => String.fromCodePoint(code),
  };
}

/** A text as it is where all of it is learned, else with -1 in the other places. */
function withoutOthers(codes: Int32Array, isLearned: Uint8Array): Int32Array {
  return isLearned.includes(0) ? codes.map((code, at) => (isLearned[at] === 1 ? code : -1)) : codes;
}

function longestOf(lengths: Int32Array): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}
