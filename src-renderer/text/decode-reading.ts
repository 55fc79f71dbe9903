import { countCharacters } from '../../src-shared/datasets/count-characters.ts';
import { unknownWord } from '../../src-shared/tokens/word-text.ts';
import type { ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { decodeNumbers } from '../run/decode-frame.ts';

type Frame = Extract<ProbeFrame, { type: 'probe/reading' }>;

/** A character that might have stood somewhere. */
export type Candidate = { readonly character: string; readonly probability: number };

/** The states of a layer while it read, `[characters, units]`. */
export type LayerStates = {
  readonly layerId: string;
  readonly units: number;
  readonly values: Float32Array<ArrayBuffer>;
};

/** A text as a network read it. */
export type Reading = Pick<Frame, 'step' | 'text' | 'heldOut' | 'unknown' | 'layers'> & {
  /** The characters, or each token as it stands in the text, one behind the other. */
  readonly characters: readonly string[];
  /** The same with the blanks that are usual between words, whichever stand in the text. */
  readonly usual: readonly string[];
  /** What a character or token is called at a place, as candidates are. */
  readonly nameAt: (place: number) => string;
  /**
   * How little each character was expected, in bits, -log2 p; not-a-number for the first, of which nothing was known.
   * Empty where nothing was read.
   * Source: Shannon, "A mathematical theory of communication", 1948, section 6.
   */
  readonly bits: Float32Array;
  /** `[characters]`: how likely each was said to be. */
  readonly probabilities: Float32Array;
  readonly states: LayerStates | undefined;
  /** What was held to be likeliest at a place, the likeliest first; nothing for the first place. */
  readonly candidatesAt: (place: number) => readonly Candidate[];
};

export function decodeReading(frame: Frame, bytes: Uint8Array<ArrayBuffer>): Reading {
  const { step, text, heldOut, unknown, layers, read, tokens } = frame;
  const usual = tokens?.pieces ?? Array.from(text);
  const characters = tokens?.written ?? usual;
  const nameAt = (place: number): string => {
    const own = usual[place] ?? '';
    // The blank before a word is none of its own.
    return tokens?.unit === 'words' && own.length > 1 ? own.replace(/^ /, '') : own;
  };
  const head = { step, text, heldOut, unknown, layers, characters, usual, nameAt };
  if (read === undefined) {
    const none = new Float32Array(0);
    return { ...head, bits: none, probabilities: none, states: undefined, candidatesAt: () => [] };
  }
  const { data: probabilities } = decodeNumbers(read.probabilities, bytes);
  const { data: candidates, shape } = decodeNumbers(read.candidates, bytes);
  const [, shown = 0] = shape;
  const { states } = read;
  return {
    ...head,
    probabilities,
    bits: probabilities.map((probability) => -Math.log2(probability)),
    states: states && {
      layerId: states.layerId,
      units: states.shape[1] ?? 1,
      values: decodeNumbers(states, bytes).data,
    },
    candidatesAt: (place) =>
      Array.from({ length: shown }, (_, rank) => {
        const at = (place * shown + rank) * 2;
        return {
          character: read.alphabet[candidates[at] ?? Number.NaN] ?? '',
          probability: candidates[at + 1] ?? Number.NaN,
        };
      }).filter(({ probability }) => !Number.isNaN(probability)),
  };
}

/**
 * All surprises in bits for each of the characters that they are of, without unknown words, of which nobody knows how long
 * they were; not-a-number where nothing was read.
 */
export function meanBits({
  bits,
  usual,
  nameAt,
}: Pick<Reading, 'bits' | 'usual' | 'nameAt'>): number {
  let [sum, count] = [0, 0];
  for (const [place, own] of bits.entries()) {
    if (Number.isNaN(own) || nameAt(place) === unknownWord) continue;
    sum += own;
    count += countCharacters(usual[place] ?? '');
  }
  return sum / count;
}
