import type { Api, ApiEvent } from '../../../src-shared/protocol/api.ts';
import type { Probe } from '../../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { askQuietly } from '../ask-quietly.ts';
import { LatestOnly } from '../latest-only.ts';
import { readFloat32 } from '../read-floats.ts';
import type { TrainingRun } from '../training-run.svelte.ts';
import { encodeFloats } from './encode-floats.ts';

/** What the network says of what it was given. */
export type GivenAnswer = {
  readonly runId: string | undefined;
  readonly step: number;
  /** A probability for every class. */
  readonly shares: Float32Array;
};

/** A stroke goes on; so long after its last change a network that stands still is asked again. */
const askAfterMs = 60;
const answersPerSecond = 8;

/**
 * An input that a person drew or brought, and what the network says of it: the run that goes on (whose watch takes
 * `probe` along), its last checkpoint, the stage that is looked at, or the untrained net.
 */
export class GivenInput {
  /** The example as the network takes it; nothing is asked while there is none. */
  input = $state.raw<Float32Array<ArrayBuffer>>();
  answer = $state.raw<GivenAnswer>();

  readonly probe = $derived.by((): Probe | undefined =>
    this.input === undefined
      ? undefined
      : {
          kind: 'given',
          id: 'given',
          input: encodeFloats(this.input),
          perSecond: answersPerSecond,
        },
  );
  readonly #api: Api;
  readonly #run: TrainingRun;
  readonly #spec: () => RunSpec | undefined;
  readonly #step: () => number | undefined;
  readonly #questions = new LatestOnly();

  constructor(options: {
    api: Api;
    run: TrainingRun;
    spec: () => RunSpec | undefined;
    /** The stage of the run that is looked at; absent for now. */
    step: () => number | undefined;
  }) {
    this.#api = options.api;
    this.#run = options.run;
    this.#spec = options.spec;
    this.#step = options.step;
  }

  /** Asks whenever the input or the network changes; to be called in an effect, which it follows. */
  follow(): (() => void) | undefined {
    const [probe, spec, runId, step] = [this.probe, this.#spec(), this.#run.runId, this.#step()];
    if (probe === undefined) this.answer = undefined;
    if (probe === undefined || spec === undefined) return undefined;
    if (this.#run.isLive && step === undefined) return undefined;
    const ask = (): void => this.#questions.ask(() => this.#ask(spec, runId, step, probe));
    const timer = setTimeout(ask, askAfterMs);
    return () => clearTimeout(timer);
  }

  /** Takes a frame of its own. */
  hear(event: Extract<ApiEvent, { type: 'probe/given' }>, bytes: Uint8Array<ArrayBuffer>): void {
    const [count = 0] = event.shape;
    const shares = readFloat32(bytes, event.offset, count);
    if (this.input !== undefined) this.answer = { runId: event.runId, step: event.step, shares };
  }

  async #ask(
    spec: RunSpec,
    runId: string | undefined,
    step: number | undefined,
    probe: Probe,
  ): Promise<void> {
    const request = { spec, probes: [probe] };
    const at = { ...(runId !== undefined && { runId }), ...(step !== undefined && { step }) };
    const isAnswered = await askQuietly(this.#api, 'model.preview', { ...request, ...at });
    // A run that ended before its first checkpoint leaves nothing but the untrained net.
    if (!isAnswered && runId !== undefined && step === undefined) {
      await askQuietly(this.#api, 'model.preview', request);
    }
  }
}
