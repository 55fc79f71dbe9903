import { untrack } from 'svelte';

import type { DataSource } from '../../src-shared/document/document.ts';
import type { Api, ApiEvent } from '../../src-shared/protocol/api.ts';
import type { Probe, ProbeFrame } from '../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { askQuietly } from './ask-quietly.ts';
import { isSameData, isSameSpec } from './is-same-spec.ts';
import { LatestOnly } from './latest-only.ts';
import { GivenInput } from './own-picture/given-input.svelte.ts';
import { isPageHidden } from './page-visibility.ts';
import { planProbes } from './plan-probes.ts';
import { SeenPictures } from './seen-pictures.svelte.ts';
import { LookingBack } from './time/looking-back.svelte.ts';
import type { Draft, TrainingRun } from './training-run.svelte.ts';

/** Editing pauses this long before the untrained net is asked again; what comes sooner than the second needs no sign. */
const [previewAfterMs, waitingAfterMs] = [150, 300];

type Options = {
  api: Api;
  run: TrainingRun;
  draft: () => Draft | undefined;
  isHidden?: () => boolean;
  /** Calls back when what was received has been drawn. */
  afterDrawing?: (callback: () => void) => void;
};

/**
 * The newest pictures of the network's inside. While a run goes on they are watched in it; otherwise they are
 * asked of its last checkpoint, or of the untrained net where nothing was trained. Only what is in view
 * is computed, and nothing while the page is hidden.
 */
export class LivePictures extends SeenPictures {
  /** True from asking for other pictures until they are there; the old ones stay, faint. */
  isWaiting = $state.raw(false);
  /** Which held-out example is looked at. */
  example = $state.raw(0);
  /** The layer whose weights are looked at. */
  selectedNodeId = $state.raw<string>();
  /** The layer whose units are drawn large over the plane, while somebody looks. */
  unitsOf = $state.raw<string>();
  /** Whose numbers are wanted of the next step, while somebody looks: the example's place in the batch. */
  walkExample = $state.raw<number>();
  /** What a person drew or brought to be classified. */
  readonly given: GivenInput;
  /** Which stage of the run is looked at instead of now. */
  readonly back: LookingBack;

  #wanted = $state.raw({ predictions: 0, surface: 0, curve: 0 });
  readonly #api: Api;
  readonly #run: TrainingRun;
  readonly #draft: () => Draft | undefined;
  readonly #isHidden: () => boolean;
  readonly #afterDrawing: (callback: () => void) => void;
  readonly #stop: readonly (() => void)[];
  #lastSpec: RunSpec | undefined;
  #lastOf: { projectId: string | undefined; source: DataSource | undefined } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #previews = new LatestOnly();
  /** What is being asked for; its `step` is a stage's. */
  #asked: { readonly step: number | undefined } | undefined;

  /** The network that the pictures are of: the run's, or what is on the canvas where nothing was trained. */
  readonly spec = $derived.by(() => {
    const spec = this.#run.spec ?? this.#draft()?.spec;
    // Moving a node compiles to the same network, and asks for nothing.
    if (this.#lastSpec !== undefined && spec !== undefined && isSameSpec(this.#lastSpec, spec)) {
      return this.#lastSpec;
    }
    this.#lastSpec = spec;
    return spec;
  });
  /** The run that the pictures are of; absent where nothing was trained. */
  readonly runId = $derived.by(() => this.#run.runId);
  /** The tokens of the run's text by number; absent where it is read by characters, and until the run has told of it. */
  readonly tokenNames = $derived.by(() => this.#run.facts?.tokens?.names);
  /** How many examples are held out, or learned from where none is; unknown until the run or its verdicts say so. */
  readonly heldOutCount = $derived.by(() => {
    const { validationExamples = 0, trainExamples = 0 } = this.#run.started ?? {};
    return this.#run.started === undefined
      ? this.predictions?.total
      : validationExamples || trainExamples;
  });
  readonly #probes = $derived.by(() => {
    if (this.spec === undefined || this.#isHidden()) return [];
    return planProbes(this.spec, {
      example: this.example,
      selectedNodeId: this.selectedNodeId,
      // Until a run's first epoch is over its held-out examples have not been judged, and judging them only
      // for the pictures would cost it time.
      predictions: this.#wanted.predictions > 0 && (!this.#isNow || this.#hasEpoch),
      captions: this.captioning.probes,
      answers: this.answering.probes,
      surface: this.#wanted.surface > 0,
      curve: this.#wanted.curve > 0,
      unitsOf: this.unitsOf,
      text: this.studio.probes,
      alongTime: this.alongTime.probes,
      // A step that is under way cannot be walked; the next one can, and none that lies back.
      walkExample:
        this.#run.phase.kind === 'running' || this.back.step !== undefined
          ? undefined
          : this.walkExample,
    });
  });

  /** The run goes on, and what is looked at is how it goes on. */
  readonly #isNow = $derived.by(() => this.#run.isLive && this.back.step === undefined);
  readonly #hasEpoch = $derived.by(() => this.#run.epoch > 0);
  readonly #isWatching = $derived.by(() => {
    const { kind } = this.#run.phase;
    return kind === 'running' || kind === 'paused';
  });

  constructor(options: Options) {
    super();
    this.#api = options.api;
    this.#run = options.run;
    this.#draft = options.draft;
    this.#isHidden = options.isHidden ?? isPageHidden;
    this.#afterDrawing = options.afterDrawing ?? ((callback) => requestAnimationFrame(callback));
    this.back = new LookingBack(options.run, () => this.#previews.isBusy);
    this.given = new GivenInput({
      ...{ api: options.api, run: options.run },
      spec: () => this.spec,
      step: () => this.back.step,
    });
    this.#stop = [
      options.api.listen((event, bytes) => this.#hear(event, bytes)),
      $effect.root(() => {
        $effect(() => this.#watch());
        $effect(() => this.given.follow());
        $effect(() => this.#forgetOthers(this.#draft()?.projectId, this.spec?.data.source));
        $effect(() => this.studio.follow(this.#run.runId));
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.back.pause();
    this.#stopWaiting();
    for (const stop of this.#stop) stop();
  }

  /** Keeps predictions, the decision surface or the fitted curve coming for as long as the caller shows them. */
  want(what: 'predictions' | 'surface' | 'curve'): () => void {
    const count = (change: number): void => {
      const wanted = untrack(() => this.#wanted);
      this.#wanted = { ...wanted, [what]: wanted[what] + change };
    };
    count(1);
    return () => count(-1);
  }

  /** Watches a run that goes on; asks once of a net that stands still, or of a stage that lies back. */
  #watch(): void {
    const probes = this.#probes;
    const { step } = this.back;
    clearTimeout(this.#timer);
    if (this.#isWatching) {
      // What the network is now is not computed while nobody sees it.
      const watched = step === undefined ? this.#withGiven(probes) : [];
      void askQuietly(this.#api, 'run.watch', { probes: watched });
    }
    const { runId, isLive } = this.#run;
    const spec = this.spec;
    // Nothing is asked of a network that is not whole; what is there is the last that could be.
    if (isLive && step === undefined) return this.#stopWaiting();
    if (probes.length === 0 || spec === undefined) return this.#stopWaiting();
    this.#waitingTimer ??= setTimeout(() => (this.isWaiting = true), waitingAfterMs);
    const ask = (): void => this.#previews.ask(() => this.#preview(spec, runId, step, probes));
    // Whoever drags through the stages sees each that is there in time.
    this.#timer = setTimeout(ask, step === undefined ? previewAfterMs : 0);
  }

  #withGiven(probes: readonly Probe[]): Probe[] {
    const { probe } = this.given;
    return probe === undefined || this.#isHidden() ? [...probes] : [...probes, probe];
  }

  #stopWaiting(): void {
    clearTimeout(this.#waitingTimer);
    this.#waitingTimer = undefined;
    this.isWaiting = false;
  }

  async #preview(
    spec: RunSpec,
    runId: string | undefined,
    step: number | undefined,
    probes: readonly Probe[],
  ): Promise<void> {
    this.#asked = { step };
    const request = { spec, probes: [...probes] };
    const at = { ...(runId !== undefined && { runId }), ...(step !== undefined && { step }) };
    const isAnswered = await askQuietly(this.#api, 'model.preview', { ...request, ...at });
    // A run that ended before its first checkpoint leaves nothing but the untrained net.
    if (!isAnswered && runId !== undefined && step === undefined) {
      await askQuietly(this.#api, 'model.preview', request);
    }
    this.#asked = undefined;
    if (!this.#previews.hasNext) this.#stopWaiting();
  }

  #hear(event: ApiEvent, bytes: Uint8Array<ArrayBuffer>): void {
    if (!('probeId' in event) || !this.#isOfThisRun(event)) return;
    if (event.type === 'probe/given') {
      if (this.back.step === undefined || this.back.step === event.step) {
        this.given.hear(event, bytes);
      }
    } else if (this.#isOfThisTime(event)) {
      this.take(event, bytes);
    }
    if (!this.#run.isLive) return;
    const { probeId } = event;
    this.#afterDrawing(() => void askQuietly(this.#api, 'run.seen', { probeId }));
  }

  /** Whether a frame shows the stage that was asked for last, or how the network is now where that is looked at. */
  #isOfThisTime({ step }: ProbeFrame): boolean {
    const asked = this.#asked?.step;
    if (this.back.step !== undefined) return step === asked;
    return step !== asked || step === this.#run.step;
  }

  #isOfThisRun({ runId }: ProbeFrame): boolean {
    return runId === undefined || runId === this.#run.runId;
  }

  /** What was seen of another project, or of other data, says nothing here. */
  #forgetOthers(projectId: string | undefined, source: DataSource | undefined): void {
    const last = this.#lastOf;
    this.#lastOf = { projectId, source: source ?? last?.source };
    if (last === undefined) return;
    const isSame = source === undefined || isSameData(last.source, source);
    if (last.projectId === projectId && isSame) return;
    untrack(() => {
      this.example = 0;
      this.forget();
    });
  }
}
