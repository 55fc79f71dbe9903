import type { TrainingRun } from '../training-run.svelte.ts';

/** A stage is shown so long at least while the stages are played. */
const playedMs = 700;
/** Pictures that are not there yet are waited for in these steps. */
const waitMs = 50;

/**
 * A person's way back along a training: which of its kept stages they look at instead of what the network is now.
 * The training itself knows nothing of it and goes on.
 */
export class LookingBack {
  isPlaying = $state.raw(false);
  #chosen = $state.raw<{ readonly runId: string | undefined; readonly step: number }>();
  readonly #run: TrainingRun;
  readonly #isBusy: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The steps there are to stop at, the first one first; behind the last one is now. */
  readonly stops = $derived.by((): readonly number[] => {
    const { stages, step, isLive } = this.#run;
    // The end of a training that is over is what it is now.
    return isLive ? stages : stages.filter((stage) => stage !== step);
  });
  readonly isPossible = $derived.by(() => this.#run.stages.length >= 2);
  /** The step looked at; absent while it is now. */
  readonly step = $derived.by(() => {
    const chosen = this.#chosen;
    if (!this.isPossible || chosen?.runId !== this.#run.runId) return undefined;
    // What was looked at may have been thinned out meanwhile.
    return this.stops.findLast((stop) => stop <= (chosen?.step ?? -1)) ?? this.stops[0];
  });
  /** Where that is among the stops; as many as there are for now. */
  readonly place = $derived.by(() => {
    const { step } = this;
    return step === undefined ? this.stops.length : this.stops.indexOf(step);
  });

  /** @param isBusy whether pictures of another stage are still on their way */
  constructor(run: TrainingRun, isBusy: () => boolean) {
    this.#run = run;
    this.#isBusy = isBusy;
  }

  /** Looks at the stop of this place; behind the last one is now. */
  go(place: number): void {
    const step = this.stops[Math.max(0, place)];
    this.#chosen = step === undefined ? undefined : { runId: this.#run.runId, step };
    if (step === undefined) this.pause();
  }

  toNow(): void {
    this.go(this.stops.length);
  }

  /** Walks through the stages to now, from the first one where nothing of the past is looked at. */
  play(): void {
    if (!this.isPossible) return;
    if (this.step === undefined) this.go(0);
    this.isPlaying = true;
    this.#wait(playedMs);
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.isPlaying = false;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isBusy()) {
        this.#wait(waitMs);
        return;
      }
      this.go(this.place + 1);
      if (this.isPlaying) this.#wait(playedMs);
    }, ms);
  }
}
