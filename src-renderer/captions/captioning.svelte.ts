import { untrack } from 'svelte';

import type { Probe, ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { Aligning } from '../alignment/aligning.svelte.ts';
import { decodeNumbers, type Numbers } from '../run/decode-frame.ts';
import { decodeCaptions, type Captions } from './decode-captions.ts';

type BeamProbe = Extract<Probe, { kind: 'beam' }>;
type BeamFrame = Extract<ProbeFrame, { type: 'probe/beam' }>;

/** What is asked about one picture. */
export type BeamAsked = Pick<BeamProbe, 'picture' | 'beamWidth' | 'longest'>;

/** What a network says of one picture, and all that it weighed. */
export type Beam = Omit<BeamFrame, 'picture' | 'type'> & { readonly picture: Numbers };

/** Sentences cost a pass for every word of many examples, so that they come seldom. */
const cardsPerSecond = 0.5;
const cardCount = 24;
const cardBeamWidth = 3;
/** A single picture is asked for by somebody who waits for it. */
const beamsPerSecond = 4;

/** What a captioner says: of the first held-out pictures, and of one that is looked at closely. */
export class Captioning {
  cards = $state.raw<Captions>();
  beam = $state.raw<Beam>();
  /** The picture that is looked at closely, while somebody looks. */
  asked = $state.raw<BeamAsked>();
  /** Of a network that brings words and regions together. */
  readonly aligning = new Aligning();
  #wanted = $state.raw(0);

  readonly probes = $derived.by((): readonly Probe[] => [
    ...this.aligning.probes,
    ...(this.#wanted > 0
      ? [
          {
            kind: 'captions' as const,
            id: 'captions',
            count: cardCount,
            beamWidth: cardBeamWidth,
            perSecond: cardsPerSecond,
          },
        ]
      : []),
    ...(this.asked === undefined
      ? []
      : [{ kind: 'beam' as const, id: 'beam', ...this.asked, perSecond: beamsPerSecond }]),
  ]);

  /** Keeps sentences about the first held-out pictures coming for as long as the caller shows them. */
  want(): () => void {
    const count = (change: number): void => {
      this.#wanted = untrack(() => this.#wanted) + change;
    };
    count(1);
    return () => count(-1);
  }

  hear(
    event: Extract<ProbeFrame, { type: 'probe/captions' | 'probe/beam' | 'probe/alignment' }>,
    bytes: Uint8Array<ArrayBuffer>,
  ): void {
    if (event.type === 'probe/captions') this.cards = decodeCaptions(event, bytes);
    else if (event.type === 'probe/alignment') this.aligning.hear(event, bytes);
    else this.beam = { ...event, picture: decodeNumbers(event.picture, bytes) };
  }

  /** What was said of another project, or of other data, says nothing here. */
  forget(): void {
    this.cards = undefined;
    this.beam = undefined;
    this.aligning.forget();
  }
}
