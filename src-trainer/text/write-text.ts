import type { Model } from '../model/model.ts';
import { randomStream } from '../random/random-stream.ts';
import { createBreather } from '../training/breathe.ts';
import { chooseIndex, sharpen, type Choice } from './choose-character.ts';
import { openNextCharacter } from './next-character.ts';

/** What a character model is to write. */
export type Writing = Choice & {
  readonly model: Model;
  /** The characters by number. */
  readonly vocabulary: readonly string[];
  /** Stands before what is written, and is read first. Characters outside the vocabulary are passed over. */
  readonly prime: string;
  /** Characters to write. */
  readonly length: number;
  /** The same seed, the same random numbers: character n is chosen by the stream's n-th number. */
  readonly seed: number;
};

/**
 * Lets a character model write: each character is drawn from what the network says after all before it.
 * The text begins with the prime. The event loop turns in between; the weights must not change meanwhile.
 */
export async function writeText(writing: Writing): Promise<string> {
  const { model, vocabulary, prime, length, seed } = writing;
  const indexOf = new Map(vocabulary.map((character, index) => [character, index]));
  const network = openNextCharacter(model);
  const random = randomStream(seed, 'sample');
  const breathe = createBreather();
  try {
    const read = Array.from(prime, (character) => indexOf.get(character)).filter(
      (index) => index !== undefined,
    );
    // Without a prime the network is asked what follows a blank, which then is no part of the text.
    if (read.length === 0) read.push(indexOf.get('\n') ?? indexOf.get(' ') ?? 0);
    let probabilities = new Float32Array(vocabulary.length);
    for (const index of read) {
      probabilities = Float32Array.from(network.read(index));
      await breathe();
    }
    let text = prime;
    for (let written = 0; written < length; written += 1) {
      const index = chooseIndex(sharpen(probabilities, writing), random.nextUniform());
      text += vocabulary[index] ?? '';
      if (written + 1 < length) probabilities = Float32Array.from(network.read(index));
      await breathe();
    }
    return text;
  } finally {
    network.dispose();
  }
}
