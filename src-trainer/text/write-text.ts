import { randomStream } from '../random/random-stream.ts';
import { createBreather } from '../training/breathe.ts';
import { createPace } from '../training/pace.ts';
import type { Choice } from './choose-character.ts';
import type { TextWriter } from './text-writer.ts';

/** What a character model is to write. */
export type Writing = Choice & {
  readonly writer: TextWriter;
  /** The characters by number. */
  readonly vocabulary: readonly string[];
  /** Stands before what is written, and is read first. Characters outside the vocabulary are passed over. */
  readonly prime: string;
  /** Characters to write. */
  readonly length: number;
  /** The same seed, the same random numbers: character n is chosen by the stream's n-th number. */
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
  const { writer, vocabulary, prime, length, seed, isStopped = () => false } = writing;
  const { nextUniform } = randomStream(seed, 'sample');
  const before = findCharacters(prime, vocabulary);
  const text = writer.open(before.length + length, writing);
  const pace = createPace(text.firstCount);
  const breathe = createBreather();
  /** Does `count` characters' work piece by piece, until it is done or stopped. */
  const work = async (count: number, piece: (from: number, size: number) => void) => {
    for (let done = 0; done < count && !isStopped();) {
      const size = Math.min(pace.steps(), count - done);
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
    const written: string[] = [];
    await work(length, (_, size) => {
      const characters = text.write(
        last,
        Float64Array.from({ length: size }, nextUniform),
        writing,
      );
      for (const character of characters) written.push(vocabulary[character] ?? '');
      last = characters.at(-1) ?? last;
    });
    return prime + written.join('');
  } finally {
    text.dispose();
  }
}

/** The numbers of a text's characters. Without any the network is asked what follows a blank. */
function findCharacters(text: string, vocabulary: readonly string[]): Int32Array {
  const indexOf = new Map(vocabulary.map((character, index) => [character, index]));
  const known = Array.from(text, (character) => indexOf.get(character)).filter(
    (index) => index !== undefined,
  );
  return Int32Array.from(known.length > 0 ? known : [indexOf.get('\n') ?? indexOf.get(' ') ?? 0]);
}
