import type { Examples } from './dataset.ts';
import { randomStream, type StreamName } from '../random/random-stream.ts';
import type { ResidentExamples } from './resident-examples.ts';

/** Pictures with several captions each. */
export type CaptionedPictures = {
  /** `[pictures, ...inputShape]`, flat bytes. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Bytes of one picture. */
  readonly length: number;
  /** `[pictures, captionsPerPicture, steps]`, flat: words by number. */
  readonly captions: Int32Array<ArrayBuffer>;
  readonly captionsPerPicture: number;
  readonly steps: number;
};

/**
 * The pictures whose numbers stand in `members`, each with one of its captions: with a `name` another one in every
 * epoch, drawn from name and epoch; without one always the first. Inputs are pixel / 255, targets the caption's
 * words.
 */
export function captionedExamples(
  pictures: CaptionedPictures,
  members: Int32Array,
  name?: StreamName,
): Examples {
  return examplesOf(pictures, members, new Uint8Array(members.length), name);
}

/** @param chosen `[members]`: which of its captions each picture has */
function examplesOf(
  pictures: CaptionedPictures,
  members: Int32Array,
  chosen: Uint8Array,
  name: StreamName | undefined,
): Examples {
  const { pixels, length, captions, captionsPerPicture, steps } = pictures;
  const pictureOf = (index: number): number => {
    const picture = members[index];
    if (picture === undefined) throw new RangeError(`no example ${index} among ${members.length}`);
    return picture;
  };
  /** The row of the caption among all. */
  const placeOf = (index: number): number =>
    pictureOf(index) * captionsPerPicture + (chosen[index] ?? 0);
  const resident: ResidentExamples = {
    inputs: {
      values: pixels,
      layout: { kind: 'rows', length, placesPerRow: captionsPerPicture },
      becomes: 'float32',
      divisor: 255,
    },
    targets: {
      values: captions,
      layout: { kind: 'rows', length: steps },
      becomes: 'int32',
      divisor: 1,
    },
    placesOf: (indices) => Int32Array.from(indices, placeOf),
  };
  const examples: Examples = {
    count: members.length,
    gatherInputs: (indices) => {
      const inputs = new Float32Array(indices.length * length);
      for (const [to, index] of indices.entries()) {
        const from = pictureOf(index) * length;
        for (let at = 0; at < length; at += 1) {
          inputs[to * length + at] = (pixels[from + at] ?? 0) / 255;
        }
      }
      return inputs;
    },
    gatherTargets: (indices) => {
      const targets = new Int32Array(indices.length * steps);
      for (const [to, index] of indices.entries()) {
        const from = placeOf(index) * steps;
        targets.set(captions.subarray(from, from + steps), to * steps);
      }
      return targets;
    },
    forEpoch: (epoch) => {
      if (name === undefined) return examples;
      const others = captionsOfEpoch(members.length, captionsPerPicture, name, epoch);
      return examplesOf(pictures, members, others, name);
    },
    resident,
  };
  return examples;
}

/** Which of its captions each of `count` pictures has in an epoch. */
export function captionsOfEpoch(
  count: number,
  captionsPerPicture: number,
  name: StreamName,
  epoch: number,
): Uint8Array {
  const random = randomStream(...name, 'epoch', epoch);
  return Uint8Array.from({ length: count }, () => random.nextBelow(captionsPerPicture));
}
