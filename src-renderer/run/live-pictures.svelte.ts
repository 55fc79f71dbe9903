import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

import type { DataSource } from '../../src-shared/document/document.ts';
import type { Api, ApiEvent } from '../../src-shared/protocol/api.ts';
import type { Probe, ProbeFrame } from '../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import {
  decodeActivations,
  decodeCurve,
  decodePredictions,
  decodeSurface,
  decodeUnitMaps,
  decodeWeights,
  type Activations,
  type CurveFit,
  type NodePicture,
  type Predictions,
  type Surface,
  type UnitMaps,
  type Weights,
} from './decode-frame.ts';
import { Captioning } from '../captions/captioning.svelte.ts';
import { askQuietly } from './ask-quietly.ts';
import { isSameSpec } from './is-same-spec.ts';
import { TextStudio } from '../text/text-studio.svelte.ts';
import { GivenInput } from './own-picture/given-input.svelte.ts';
import { noPictures, ownPictures } from './own-pictures.ts';
import { isPageHidden } from './page-visibility.ts';
import { planProbes } from './plan-probes.ts';
import type { Draft, TrainingRun } from './training-run.svelte.ts';
import { AlongTime } from '../unrolled/along-time.svelte.ts';
import { decodeWalk, type WalkedStep } from './walk/walked-step.ts';

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
export class LivePictures {
  activations = $state.raw<Activations>();
  predictions = $state.raw<Predictions>();
  weights = $state.raw<Weights>();
  surface = $state.raw<Surface>();
  curve = $state.raw<CurveFit>();
  /** Of a net with two inputs: small maps of all layers, and large ones of `unitsOf`. */
  unitMaps = $state.raw<UnitMaps>();
  largeMaps = $state.raw<UnitMaps>();
  /** The next step of training, taken apart. */
  walk = $state.raw<WalkedStep>();
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
  /** The true classes of the held-out examples that were seen so far, by example. */
  readonly labels = new SvelteMap<number, number>();
  /** What a character model writes, and how it reads. */
  readonly studio = new TextStudio();
  /** What a person drew or brought to be classified. */
  readonly given: GivenInput;
  readonly captioning = new Captioning();
  readonly alongTime = new AlongTime();

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
  #isPreviewing = false;

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
  /** What each node computes for the example, by node id. */
  readonly nodes = $derived<ReadonlyMap<string, NodePicture>>(
    this.activations?.nodes ?? noPictures,
  );
  /** How many examples are held out; unknown until the run or its verdicts say so. */
  readonly heldOutCount = $derived.by(
    () => this.#run.started?.validationExamples ?? this.predictions?.total,
  );
  readonly #probes = $derived.by(() => {
    if (this.spec === undefined || this.#isHidden()) return [];
    return planProbes(this.spec, {
      example: this.example,
      selectedNodeId: this.selectedNodeId,
      // Until a run's first epoch is over its held-out examples have not been judged, and judging them only
      // for the pictures would cost it time.
      predictions: this.#wanted.predictions > 0 && (!this.#run.isLive || this.#hasEpoch),
      captions: this.captioning.probes,
      surface: this.#wanted.surface > 0,
      curve: this.#wanted.curve > 0,
      unitsOf: this.unitsOf,
      text: this.studio.probes,
      alongTime: this.alongTime.probes,
      // A step that is under way cannot be walked; the next one can.
      walkExample: this.#run.phase.kind === 'running' ? undefined : this.walkExample,
    });
  });

  readonly #hasEpoch = $derived.by(() => this.#run.epoch > 0);
  readonly #isWatching = $derived.by(() => {
    const { kind } = this.#run.phase;
    return kind === 'running' || kind === 'paused';
  });

  constructor(options: Options) {
    this.#api = options.api;
    this.#run = options.run;
    this.#draft = options.draft;
    this.#isHidden = options.isHidden ?? isPageHidden;
    this.#afterDrawing = options.afterDrawing ?? ((callback) => requestAnimationFrame(callback));
    this.given = new GivenInput({ api: options.api, run: options.run, spec: () => this.spec });
    this.#stop = [
      options.api.listen((event, bytes) => this.#hear(event, bytes)),
      $effect.root(() => {
        $effect(() => this.#watch());
        $effect(() => this.given.follow());
        $effect(() => this.#forgetOthers(this.#draft()?.projectId, this.spec?.data.source));
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
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

  /** Watches a run that goes on; asks once of a net that stands still. */
  #watch(): void {
    const probes = this.#probes;
    clearTimeout(this.#timer);
    if (this.#run.isLive) {
      this.#stopWaiting();
      if (this.#isWatching)
        void askQuietly(this.#api, 'run.watch', { probes: this.#withGiven(probes) });
      return;
    }
    const runId = this.#run.runId;
    const spec = this.spec;
    if (probes.length === 0 || spec === undefined) {
      // Nothing is asked of a network that is not whole; what is there is the last that could be.
      this.#stopWaiting();
      return;
    }
    this.#waitingTimer ??= setTimeout(() => (this.isWaiting = true), waitingAfterMs);
    this.#timer = setTimeout(() => void this.#preview(spec, runId, probes), previewAfterMs);
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
    probes: readonly Probe[],
  ): Promise<void> {
    if (this.#isPreviewing) {
      // One at a time; whoever waits here is replaced by the next change.
      this.#timer = setTimeout(() => void this.#preview(spec, runId, probes), previewAfterMs);
      return;
    }
    this.#isPreviewing = true;
    const request = { spec, probes: [...probes] };
    const isAnswered =
      runId !== undefined && (await askQuietly(this.#api, 'model.preview', { ...request, runId }));
    // A run that ended before its first checkpoint leaves nothing but the untrained net.
    if (!isAnswered) await askQuietly(this.#api, 'model.preview', request);
    this.#isPreviewing = false;
    this.#stopWaiting();
  }

  #hear(event: ApiEvent, bytes: Uint8Array<ArrayBuffer>): void {
    if (!('probeId' in event) || !this.#isOfThisRun(event)) return;
    switch (event.type) {
      case 'probe/activations':
        this.activations = decodeActivations(event, bytes);
        if (event.label !== undefined) this.#learnLabel(event.example, event.label);
        break;
      case 'probe/predictions':
        this.predictions = decodePredictions(event, bytes);
        for (const { example, label } of event.items) this.#learnLabel(example, label);
        break;
      case 'probe/weights':
        this.weights = decodeWeights(event, bytes);
        break;
      case 'probe/surface':
        this.surface = decodeSurface(event, bytes);
        break;
      case 'probe/unit-maps':
        if (event.probeId === 'unit-maps') this.unitMaps = decodeUnitMaps(event, bytes);
        else this.largeMaps = decodeUnitMaps(event, bytes);
        break;
      case 'probe/curve':
        this.curve = decodeCurve(event, bytes);
        break;
      case 'probe/given':
        this.given.hear(event, bytes);
        break;
      case 'probe/sample':
      case 'probe/reading':
      case 'probe/copies':
        this.studio.hear(event, bytes);
        break;
      case 'probe/walk':
        this.walk = decodeWalk(event, bytes);
        break;
      case 'probe/unrolled':
        this.alongTime.hear(event, bytes);
        break;
      case 'probe/captions':
      case 'probe/alignment':
      case 'probe/beam':
        this.captioning.hear(event, bytes);
        break;
      default:
        return;
    }
    if (!this.#run.isLive) return;
    const { probeId } = event;
    this.#afterDrawing(() => void askQuietly(this.#api, 'run.seen', { probeId }));
  }

  #isOfThisRun({ runId }: ProbeFrame): boolean {
    return runId === undefined || runId === this.#run.runId;
  }

  #learnLabel(example: number, label: number): void {
    if (this.labels.get(example) !== label) this.labels.set(example, label);
  }

  /** What was seen of another project, or of other data, says nothing here. */
  #forgetOthers(projectId: string | undefined, source: DataSource | undefined): void {
    const last = this.#lastOf;
    this.#lastOf = { projectId, source: source ?? last?.source };
    if (last === undefined) return;
    if (last.projectId === projectId && (source === undefined || last.source === source)) return;
    untrack(() => {
      this.labels.clear();
      this.studio.forget();
      this.example = 0;
      this.captioning.forget();
      this.alongTime.forget();
      for (const what of ownPictures) this[what] = undefined;
    });
  }
}
