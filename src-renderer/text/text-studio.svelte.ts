import type { Probe, ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { longestReading } from '../../src-shared/protocol/reading-frame.ts';
import type { LiveSample } from '../run/decode-frame.ts';
import { decodeReading, type Reading } from './decode-reading.ts';
import { withoutPrime } from './first-prime.ts';

export type StudioView = 'samples' | 'surprise' | 'neurons' | 'copies';
export type ReadText =
  | { readonly kind: 'held-out'; readonly start: number }
  | { readonly kind: 'typed'; readonly text: string };
/** What a network wrote itself, at a step. */
export type Written = { readonly text: string; readonly step: number };
export type Copies = Extract<ProbeFrame, { type: 'probe/copies' }>;
type ProbeOf<Kind extends Probe['kind']> = Extract<Probe, { kind: Kind }>;
type StudioFrame = Extract<ProbeFrame, { type: 'probe/sample' | 'probe/reading' | 'probe/copies' }>;

/** How a character is chosen, as a person has set it. */
export type Choosing = {
  readonly temperature: number;
  /** Absent where all are left to choose from. */
  readonly topK: number | undefined;
  readonly topP: number;
  readonly draw: number;
};

const sampleLength = 400;
/** Text costs a pass over many characters, so that it comes seldom. */
const seldomPerSecond = 0.5;
/** Copies do not hang on the weights. */
const copiesPerSecond = 0.1;

/** So many characters of the held-out text are read at once. */
export const pageLength = 2000;

/** What the character studio looks at, and the newest of what it sees. */
export class TextStudio {
  view = $state<StudioView>('samples');
  /** Empty where nobody has written another than the text's own beginning. */
  prime = $state('');
  choosing = $state.raw<Choosing>({ temperature: 0.8, topK: undefined, topP: 1, draw: 0 });
  source = $state.raw<ReadText>({ kind: 'held-out', start: 0 });
  /** The place of the text that is read at which somebody looks. */
  place = $state(0);

  /** What a person typed to be read, all of it. */
  typed = $state('');

  sample = $state.raw<LiveSample>();
  /** The sample whose copies are looked for: it stays until another is asked for, so that it can be read while the network goes on. */
  taken = $state.raw<Written>();
  reading = $state.raw<Reading>();
  copies = $state.raw<Copies>();

  /** What is wanted, while somebody looks. */
  sampleRequest = $state.raw<{ readonly prime: string } & Choosing>();
  readingRequest = $state.raw<Pick<ProbeOf<'reading'>, 'layerId'>>();
  copiesRequest = $state.raw<Pick<ProbeOf<'copies'>, 'text' | 'least'>>();

  /** Whether more was typed than is read at once. */
  readonly isCut = $derived(
    this.source.kind === 'typed' && this.source.text.length < this.typed.length,
  );
  #runId: string | undefined;
  /** Whether the sample came since another was wanted. */
  #isFresh = $state(false);

  readonly probes = $derived.by((): readonly Probe[] => {
    const probes: Probe[] = [];
    if (this.sampleRequest !== undefined) {
      const { topK, ...request } = this.sampleRequest;
      probes.push({
        ...{ kind: 'sample', id: 'sample', length: sampleLength, perSecond: seldomPerSecond },
        ...request,
        ...(topK !== undefined && { topK }),
      });
    }
    if (this.readingRequest !== undefined) {
      const of =
        this.source.kind === 'typed' ? this.source : { ...this.source, length: pageLength };
      probes.push({
        ...{ kind: 'reading', id: 'reading', of, perSecond: seldomPerSecond },
        ...this.readingRequest,
      });
    }
    if (this.copiesRequest !== undefined) {
      const request = this.copiesRequest;
      probes.push({ kind: 'copies', id: 'copies', perSecond: copiesPerSecond, ...request });
    }
    return probes;
  });

  /** Takes a frame of its own. */
  hear(frame: StudioFrame, bytes: Uint8Array<ArrayBuffer>): void {
    switch (frame.type) {
      case 'probe/sample':
        this.sample = { step: frame.step, text: frame.text, temperature: frame.temperature };
        this.#isFresh = true;
        break;
      case 'probe/reading':
        this.reading = decodeReading(frame, bytes);
        this.place = Math.min(this.place, Math.max(0, this.reading.characters.length - 1));
        break;
      case 'probe/copies':
        this.copies = frame;
        break;
    }
  }

  /** Reads what is typed, the first of it where it is more than can be read at once. */
  readTyped(text = this.typed): void {
    this.typed = text;
    this.place = 0;
    this.source = {
      kind: 'typed',
      text: Array.from(text).slice(0, longestReading).join(''),
    };
  }

  /** Takes a sample to look for its copies, as soon as there is one that is new, without what it was told to begin with. */
  take(prime: string): void {
    const { sample } = this;
    if (this.taken !== undefined || sample === undefined || !this.#isFresh) return;
    this.taken = { text: withoutPrime(sample.text, prime), step: sample.step };
  }

  /** Lets the sample that was taken go, so that the next one is. */
  takeAnother(): void {
    this.taken = undefined;
    this.#isFresh = false;
  }

  /** What another run wrote is not what this one does. */
  follow(runId: string | undefined): void {
    if (runId === this.#runId) return;
    this.#runId = runId;
    this.takeAnother();
  }

  /** What was seen of another project, or of other data, says nothing here, and what was begun with may not be known. */
  forget(): void {
    this.prime = '';
    this.takeAnother();
    this.sample = undefined;
    this.reading = undefined;
    this.copies = undefined;
    this.place = 0;
    if (this.source.kind === 'held-out') this.source = { kind: 'held-out', start: 0 };
  }
}
