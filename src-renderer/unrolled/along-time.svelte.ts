import type { Probe, ProbeFrame } from '../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { recurrentTypes } from '../../src-shared/layers/layer-library.ts';
import { wayBackOf } from './shown-states.ts';
import { decodeUnrolled, lastStep, turnTo, type Unrolled } from './decode-unrolled.ts';

/** Which way is looked at: the states on their way forward, or the gradient on its way back. */
export type Way = 'forward' | 'back';
/** Which of two recurrences is looked at: the one that reads from the left to the right, or the other. */
export type Side = 'rightwards' | 'leftwards';
/** Whose gradient: of all losses together, or of the last one alone. */
export type LossOf = 'last' | 'all';

/** A layer is asked for again with every example that a person chooses. */
const framesPerSecond = 4;

const recurrent: ReadonlySet<string> = new Set(recurrentTypes);

/** The layers of a network that can be looked at along time. */
export function recurrentNodes(spec: RunSpec | undefined): readonly string[] {
  return (spec?.model.layers ?? []).flatMap(({ id, type }) => (recurrent.has(type) ? [id] : []));
}

/** A person's look at a recurrent layer along time: which layer, what it reads, and the step they stand at. */
export class AlongTime {
  #heard = $state.raw<Unrolled>();
  /** The layer that a person opened. */
  wantedNode = $state.raw<string>();
  /** Index into the held-out examples. */
  example = $state.raw(0);
  /** What a person typed for it to read; where that is empty, an example. */
  text = $state.raw<string>();
  way = $state.raw<Way>('forward');
  side = $state.raw<Side>('rightwards');
  lossOf = $state.raw<LossOf>('last');
  /** The unit whose arithmetic is written out, from 0. */
  wantedUnit = $state.raw(0);
  isPlaying = $state.raw(false);
  /** The layer that is in view, while somebody looks, and what is read there where nothing was typed. */
  shown = $state.raw<{ readonly nodeId: string; readonly text: string | undefined }>();
  #wantedStep = $state.raw<number>();

  /** The layer with the side in view that is looked at. */
  readonly unrolled = $derived.by(
    () => this.#heard && turnTo(this.#heard, this.side === 'leftwards'),
  );
  /** Whether the way that is looked at goes to the right: the states' of one recurrence, the gradient's of the other. */
  readonly goesRight = $derived.by(
    () => (this.way === 'forward') !== (this.unrolled?.isLeftwards ?? false),
  );
  readonly probes = $derived.by((): readonly Probe[] => {
    const { shown, example } = this;
    if (shown === undefined) return [];
    const text = this.text ?? shown.text ?? '';
    const { nodeId } = shown;
    return [
      {
        ...{ kind: 'unrolled', id: 'unrolled', nodeId, example, perSecond: framesPerSecond },
        ...(text !== '' && { text }),
      },
    ];
  });
  readonly steps = $derived.by(() => this.unrolled?.steps ?? 0);
  /** Where one stands, from 0: at the end of the way until one goes back on it. */
  readonly step = $derived.by(() => {
    const end = this.unrolled === undefined ? 0 : lastStep(this.unrolled, this.goesRight);
    return Math.max(0, Math.min(this.#wantedStep ?? end, this.steps - 1));
  });
  readonly unit = $derived.by(() =>
    Math.max(0, Math.min(this.wantedUnit, (this.unrolled?.units ?? 1) - 1)),
  );
  readonly wayBack = $derived.by(() => this.unrolled && wayBackOf(this.unrolled, this.lossOf));

  hear(
    frame: Extract<ProbeFrame, { type: 'probe/unrolled' }>,
    bytes: Uint8Array<ArrayBuffer>,
  ): void {
    const next = decodeUnrolled(frame, bytes);
    // Another sequence is looked at from its end.
    if (next.steps !== this.#heard?.steps) this.#wantedStep = undefined;
    this.#heard = next;
  }

  forget(): void {
    this.#heard = undefined;
    this.text = undefined;
    this.example = 0;
    this.isPlaying = false;
    this.#wantedStep = undefined;
  }

  goTo(step: number): void {
    if (step >= 0 && step < this.steps) this.#wantedStep = step;
  }

  /** To the next step in time, or the one before. */
  go(by: 1 | -1): void {
    this.isPlaying = false;
    this.goTo(this.step + by);
  }

  look(way: Way): void {
    this.way = way;
    this.isPlaying = false;
    this.#wantedStep = undefined;
  }

  lookAtSide(side: Side): void {
    this.side = side;
    this.isPlaying = false;
  }

  moveUnit(by: 1 | -1): void {
    const units = this.unrolled?.units ?? 1;
    this.wantedUnit = (this.unit + by + units) % units;
  }

  moveExample(by: 1 | -1): void {
    const { unrolled } = this;
    if (unrolled === undefined || unrolled.examples === 0) return;
    this.text = '';
    // From the one that is wanted, which need not have been heard yet; beyond the last one it starts over.
    const { examples } = unrolled;
    this.example = ((this.example % examples) + by + examples) % examples;
  }

  /** Goes the whole way step by step, from its beginning where it stands at the end. */
  togglePlaying(): void {
    this.isPlaying = !this.isPlaying;
    if (!this.isPlaying) return;
    const [first, last] = this.goesRight ? [0, this.steps - 1] : [this.steps - 1, 0];
    if (this.step === last) this.goTo(first);
  }

  /** One step of the way, while it is played. */
  playOn(): void {
    const next = this.step + (this.goesRight ? 1 : -1);
    if (next < 0 || next >= this.steps) this.isPlaying = false;
    else this.goTo(next);
  }
}
