import type { Probe } from '../../src-shared/protocol/probe.ts';
import { longestReading } from '../../src-shared/protocol/reading-frame.ts';
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
  const { vocabulary, task, train, validation } = context.dataset;
  const corpus = textOfExamples(train);
  if (vocabulary === undefined || task !== 'next-character' || corpus === undefined) {
    return undefined;
  }
  const indexOf = new Map(vocabulary.map((character, index) => [character, index]));
  const characters = Array.from(probe.text).slice(0, longestReading);
  const codes = Int32Array.from(characters, (character) => indexOf.get(character) ?? -1);
  const matches = matchEndings(codes, corpus);
  const textAt = (from: number, to: number): string =>
    Array.from(corpus.subarray(Math.max(0, from), to), (code) => vocabulary[code] ?? '').join('');
  const stretches = longestCopies(matches, probe.least).map(({ start, length, place }) => ({
    ...{ start, length, place },
    before: textAt(place - around, place),
    after: textAt(place + length, place + length + around),
  }));
  const heldOut = validation.count > 0 ? textOfExamples(validation) : undefined;
  return {
    frame: {
      type: 'probe/copies',
      ...frameHead(probe.id, context),
      text: characters.join(''),
      least: probe.least,
      corpusLength: corpus.length,
      stretches,
      longest: longestOf(matches.lengths),
      ...(heldOut && {
        longestHeldOut: longestOf(matchEndings(heldOut.slice(0, codes.length), corpus).lengths),
      }),
    },
    bytes: new Uint8Array(0),
  };
}

function longestOf(lengths: Int32Array): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}
