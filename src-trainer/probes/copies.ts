import type { Probe } from '../../src-shared/protocol/probe.ts';
import { longestReading } from '../../src-shared/protocol/reading-frame.ts';
import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { textOfExamples } from '../datasets/text-of-examples.ts';
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
  const { codeOf, characterOf } = corpus;
  const characters = Array.from(probe.text).slice(0, longestReading);
  const codes = Int32Array.from(characters, codeOf);
  const matches = matchEndings(codes, corpus.codes);
  const textAt = (from: number, to: number): string =>
    Array.from(corpus.codes.subarray(Math.max(0, from), to), characterOf).join('');
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
      corpusLength: corpus.codes.length,
      stretches,
      longest: longestOf(matches.lengths),
      ...(heldOut && {
        longestHeldOut: longestOf(
          matchEndings(heldOut.codes.slice(0, codes.length), corpus.codes).lengths,
        ),
      }),
    },
    bytes: new Uint8Array(0),
  };
}

/** A text as numbers of its characters. */
type CharacterCodes = {
  readonly codes: Int32Array;
  readonly codeOf: (character: string) => number;
  readonly characterOf: (code: number) => string;
};

/** The characters of texts in tokens, made when they are first asked for. */
const spelled = new WeakMap<Int32Array, CharacterCodes>();

/** What is copied is counted in characters, whatever the network reads. */
function charactersOf(
  examples: Examples,
  { vocabulary, tokens }: Dataset,
): CharacterCodes | undefined {
  const codes = textOfExamples(examples);
  if (vocabulary === undefined || codes === undefined) return undefined;
  if (tokens === undefined) {
    const indexOf = new Map(vocabulary.map((character, index) => [character, index]));
    return {
      codes,
      codeOf: (character) => indexOf.get(character) ?? -1,
      characterOf: (code) => vocabulary[code] ?? '',
    };
  }
  const known = spelled.get(codes);
  if (known !== undefined) return known;
  const text = openTextCoder(vocabulary, tokens.unit).pieces(codes).join('');
  const codeOf = (character: string): number => character.codePointAt(0) ?? -1;
  const made = {
    codes: Int32Array.from(text, codeOf),
    codeOf,
    characterOf: (code: number) => String.fromCodePoint(code),
  };
  spelled.set(codes, made);
  return made;
}

function longestOf(lengths: Int32Array): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}
