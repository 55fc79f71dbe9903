import { untrack } from 'svelte';

import type { AlignmentFrame } from '../../src-shared/protocol/alignment-frame.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { decodeNumbers, type Numbers } from '../run/decode-frame.ts';

/** A held-out picture with its sentence, and how well each word fits each of its regions, `[rows, columns]`. */
export type AlignedPicture = AlignmentFrame['items'][number] & {
  readonly picture: Numbers;
  readonly maps: readonly Numbers[];
};

export type Aligned = {
  readonly step: number;
  /** Where nothing is held out, so that they are those that the network learns from. */
  readonly isOfTraining: boolean;
  readonly items: readonly AlignedPicture[];
};

const cardCount = 24;
const perSecond = 0.5;

/** Which regions the words of held-out sentences mean, while somebody looks. */
export class Aligning {
  aligned = $state.raw<Aligned>();
  #wanted = $state.raw(0);

  readonly probes = $derived.by((): readonly Probe[] =>
    this.#wanted > 0 ? [{ kind: 'alignment', id: 'alignment', count: cardCount, perSecond }] : [],
  );

  /** Keeps them coming for as long as the caller shows them. */
  want(): () => void {
    const count = (change: number): void => {
      this.#wanted = untrack(() => this.#wanted) + change;
    };
    count(1);
    return () => count(-1);
  }

  hear(frame: AlignmentFrame, bytes: Uint8Array<ArrayBuffer>): void {
    this.aligned = decodeAligned(frame, bytes);
  }

  forget(): void {
    this.aligned = undefined;
  }
}

export function decodeAligned(frame: AlignmentFrame, bytes: Uint8Array<ArrayBuffer>): Aligned {
  const { rows, columns } = frame;
  const pictures = decodeNumbers(frame.pictures, bytes);
  const maps = decodeNumbers(frame.maps, bytes);
  const [, ...pictureShape] = pictures.shape;
  const pictureSize = pictureShape.reduce((product, axis) => product * axis, 1);
  const [, mostWords = 0] = maps.shape;
  const cells = rows * columns;
  const items = frame.items.map((item, index): AlignedPicture => ({
    ...item,
    picture: {
      data: pictures.data.subarray(index * pictureSize, (index + 1) * pictureSize),
      shape: pictureShape,
    },
    maps: item.words.map((_word, at) => {
      const from = (index * mostWords + at) * cells;
      return { data: maps.data.subarray(from, from + cells), shape: [rows, columns] };
    }),
  }));
  return { step: frame.step, isOfTraining: frame.isOfTraining === true, items };
}
