import { untrack } from 'svelte';

import type { Probe, ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { decodeNumbers } from '../run/decode-frame.ts';

type Frame = Extract<ProbeFrame, { type: 'probe/answers' }>;

/** One held-out sequence and what is answered to it. */
export type SequenceAnswer = {
  readonly example: number;
  /** Flat `[...inputShape]`. */
  readonly given: Float32Array;
  /** `[steps]`. */
  readonly wanted: Float32Array;
  /** Flat `[steps, width]`. */
  readonly said: Float32Array;
  readonly width: number;
};
export type SequenceAnswers = {
  readonly step: number;
  /** Where nothing is held out, so that they are those that the network learns from. */
  readonly isOfTraining: boolean;
  readonly items: readonly SequenceAnswer[];
};

/** A pass over a few examples, for pictures that are read and not glanced at. */
const perSecond = 1;
const count = 48;

/** What a network answers to sequences that were made on the spot, while somebody looks. */
export class Answering {
  answers = $state.raw<SequenceAnswers>();
  #wanted = $state.raw(0);

  readonly probes = $derived.by((): readonly Probe[] =>
    this.#wanted > 0 ? [{ kind: 'answers', id: 'answers', count, perSecond }] : [],
  );

  /** Keeps answers coming for as long as the caller shows them. */
  want(): () => void {
    const add = (change: number): void => {
      this.#wanted = untrack(() => this.#wanted) + change;
    };
    add(1);
    return () => add(-1);
  }

  hear(frame: Frame, bytes: Uint8Array<ArrayBuffer>): void {
    const [given, wanted, said] = [frame.given, frame.wanted, frame.said].map((part) =>
      decodeNumbers(part, bytes),
    );
    const [items = 0, , width = 1] = frame.said.shape;
    const rowOf = (numbers: Float32Array | undefined, row: number): Float32Array => {
      const size = (numbers?.length ?? 0) / items;
      return numbers?.subarray(row * size, (row + 1) * size) ?? new Float32Array(0);
    };
    this.answers = {
      step: frame.step,
      isOfTraining: frame.isOfTraining === true,
      items: Array.from({ length: items }, (_, example) => ({
        example,
        given: rowOf(given?.data, example),
        wanted: rowOf(wanted?.data, example),
        said: rowOf(said?.data, example),
        width,
      })),
    };
  }

  /** What was said of another project, or of other data, says nothing here. */
  forget(): void {
    this.answers = undefined;
  }
}
