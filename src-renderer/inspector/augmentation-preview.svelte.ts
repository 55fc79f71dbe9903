import { ProblemError } from '../../src-shared/problem.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { readFloat32 } from '../run/read-floats.ts';

/** A slider moves on; so long after its last change the pictures are asked for. */
const askAfterMs = 120;
const draws = 12;

type Question = { readonly spec: RunSpec; readonly probes: Probe[] };

/** One training picture under several draws of the augmentation as it is set, made by the code that trains. */
export class AugmentationPreview {
  /** `[1 + draws, height, width, channels]`: as it is, then every draw. */
  pictures = $state.raw<Numbers>();
  /** The training example, and the step whose draws they are. */
  example = $state.raw(0);
  draw = $state.raw(0);
  /** Others are on their way. */
  isWaiting = $state.raw(false);
  readonly #api: Api;
  readonly #probeId: string;
  #next: Question | undefined;

  constructor(api: Api, probeId: string) {
    this.#api = api;
    this.#probeId = probeId;
  }

  /** Takes frames in until the returned function is called. */
  listen(): () => void {
    return this.#api.listen((event, bytes) => {
      if (event.type !== 'probe/augmented' || event.probeId !== this.#probeId) return;
      const { shape, offset } = event;
      const count = shape.reduce((product, size) => product * size, 1);
      this.pictures = { shape, data: readFloat32(bytes, offset, count) };
    });
  }

  /** Asks for the pictures of this spec; to be called in an effect, which it follows. */
  follow(spec: RunSpec | undefined): (() => void) | undefined {
    const probe: Probe = {
      ...{ kind: 'augmented', id: this.#probeId, count: draws, perSecond: 10 },
      ...{ example: this.example, draw: this.draw },
    };
    if (spec === undefined) return undefined;
    const timer = setTimeout(() => void this.#ask(spec, probe), askAfterMs);
    return () => clearTimeout(timer);
  }

  /** One question at a time; the last of those that came meanwhile is asked next. */
  async #ask(spec: RunSpec, probe: Probe): Promise<void> {
    this.#next = { spec, probes: [probe] };
    if (this.isWaiting) return;
    this.isWaiting = true;
    try {
      while (this.#next !== undefined) {
        const now: Question = this.#next;
        this.#next = undefined;
        await this.#api.call('model.preview', now);
      }
    } catch (error) {
      // Where the host refuses, the last pictures stay; what is wrong is said where it is set.
      if (!(error instanceof ProblemError)) throw error;
    } finally {
      this.isWaiting = false;
    }
  }
}
