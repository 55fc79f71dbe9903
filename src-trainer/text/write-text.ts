import { countCharacters } from '../../src-shared/datasets/count-characters.ts';
import { openTextCoder, type TextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { TextTokens } from '../../src-shared/tokens/text-unit.ts';
import { randomStream } from '../random/random-stream.ts';
import { createBreather } from '../training/breathe.ts';
import { createPace } from '../training/pace.ts';
import type { Choice } from './choose-character.ts';
import type { TextWriter } from './text-writer.ts';

/** What a character model is to write. */
export type Writing = Choice & {
  readonly writer: TextWriter;
  /** The characters or tokens by number. */
  readonly vocabulary: readonly string[];
  /** What the tokens are, where they are no characters. */
  readonly tokens?: TextTokens | undefined;
  /**
   * Stands before what is written, and is read first. What the vocabulary has no number for is passed over; words that
   * it lacks are read as the unknown.
   */
  readonly prime: string;
  /** Characters to write; the token that reaches so many is the last. */
  readonly length: number;
  /** The same seed, the same random numbers: character or token n is chosen by the stream's n-th number. */
  readonly seed: number;
  /** Asked again and again: a text that is no longer wanted ends where it is. */
  readonly isStopped?: (() => boolean) | undefined;
};

/**
 * Lets a character model write: each character is drawn from what the network says after all before it.
 * The text begins with the prime. The event loop turns in between, every 30 ms or so; the weights must not change
 * meanwhile.
 */
export async function writeText(writing: Writing): Promise<string> {
  const { writer, vocabulary, tokens, prime, length, seed, isStopped = () => false } = writing;
  const { nextUniform } = randomStream(seed, 'sample');
  const coder = openTextCoder(vocabulary, tokens?.unit);
  const before = findBeginning(prime, coder, writing);
  const text = writer.open(before.length + length, writing);
  const pace = createPace(text.firstCount);
  const breathe = createBreather();
  /** Does `count` characters' work piece by piece, until it is done or stopped. */
  const work = async (
    count: number,
    piece: (from: number, size: number) => void,
    mostAtOnce: () => number = () => count,
  ) => {
    for (let done = 0; done < count && !isStopped();) {
      const size = Math.min(pace.steps(), count - done, mostAtOnce());
      if (size === 0) return;
      const startedAt = performance.now();
      piece(done, size);
      pace.note(size, performance.now() - startedAt);
      done += size;
      await breathe();
    }
  };
  try {
    await work(before.length - 1, (from, size) => text.read(before.subarray(from, from + size)));
    let last = before.at(-1) ?? 0;
    const written: number[] = [];
    const pieces = (): string[] => coder.pieces([...before, ...written]).slice(before.length);
    await work(
      length,
      (_, size) => {
        const codes = text.write(last, Float64Array.from({ length: size }, nextUniform), writing);
        for (const code of codes) written.push(code);
        last = codes.at(-1) ?? last;
      },
      tokens && (() => tokensLeft(pieces(), length, tokens)),
    );
    if (tokens === undefined) return prime + pieces().join('');
    return joinBehind(prime, upTo(pieces(), length).join(''));
  } finally {
    text.dispose();
  }
}

/** About so many tokens are still to be written; none where these are enough. */
function tokensLeft(
  pieces: readonly string[],
  length: number,
  { charactersPerToken }: TextTokens,
): number {
  const left = length - countCharacters(pieces.join(''));
  return left <= 0 ? 0 : Math.ceil(left / charactersPerToken.heldOut);
}

/** Whole tokens up to so many characters or just beyond. */
function upTo(pieces: readonly string[], length: number): readonly string[] {
  let characters = 0;
  const end = pieces.findIndex((piece) => (characters += countCharacters(piece)) >= length);
  return end < 0 ? pieces : pieces.slice(0, end + 1);
}

/** A blank at the end of a beginning is the one before the next word. */
function joinBehind(prime: string, text: string): string {
  return prime.endsWith(' ') && text.startsWith(' ') ? prime + text.slice(1) : prime + text;
}

/** The numbers of what a text begins with. Without any the network is asked what follows a blank. */
function findBeginning(
  prime: string,
  coder: TextCoder,
  { vocabulary, tokens }: Pick<Writing, 'vocabulary' | 'tokens'>,
): Int32Array {
  const { codes } = coder.encode(prime);
  if (codes.length > 0) return codes;
  const silent = new Set(tokens?.silent);
  const blank = ['\n', ' '].map((one) => vocabulary.indexOf(one));
  const usual = [...blank, ...vocabulary.keys()].find((code) => code >= 0 && !silent.has(code));
  return Int32Array.of(usual ?? 0);
}
