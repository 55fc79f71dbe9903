import type { Problem } from '../../src-shared/problem.ts';
import { SvelteMap } from 'svelte/reactivity';

import type { ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { Answering } from '../answers/answering.svelte.ts';
import { Captioning } from '../captions/captioning.svelte.ts';
import { TextStudio } from '../text/text-studio.svelte.ts';
import { AlongTime } from '../unrolled/along-time.svelte.ts';
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
import { decodeWalk, type WalkedStep } from './walk/walked-step.ts';

const noPictures: ReadonlyMap<string, NodePicture> = new Map();

/** The newest picture of each kind that came of a network's inside. */
export class SeenPictures {
  activations = $state.raw<Activations>();
  predictions = $state.raw<Predictions>();
  weights = $state.raw<Weights>();
  surface = $state.raw<Surface>();
  curve = $state.raw<CurveFit>();
  /** Of a net with two inputs: small maps of all layers, and large ones of a single one. */
  unitMaps = $state.raw<UnitMaps>();
  largeMaps = $state.raw<UnitMaps>();
  /** The next step of training, taken apart. */
  walk = $state.raw<WalkedStep>();
  /** Why the last view that could not be made was not. */
  fault = $state.raw<Problem>();
  /** The true classes of the held-out examples that were seen so far, by example. */
  readonly labels = new SvelteMap<number, number>();
  readonly captioning = new Captioning();
  readonly answering = new Answering();
  /** A recurrent layer, taken apart along time. */
  readonly alongTime = new AlongTime();
  /** What a character model writes, and how it reads. */
  readonly studio = new TextStudio();
  /** What each node computes for the example, by node id. */
  readonly nodes = $derived<ReadonlyMap<string, NodePicture>>(
    this.activations?.nodes ?? noPictures,
  );

  /** Takes in a frame; what a person gave is not among them. */
  protected take(
    event: Exclude<ProbeFrame, { type: 'probe/given' }>,
    bytes: Uint8Array<ArrayBuffer>,
  ): void {
    switch (event.type) {
      case 'probe/activations':
        this.activations = decodeActivations(event, bytes);
        if (event.label !== undefined) this.#learnLabel(event.example, event.label);
        return;
      case 'probe/predictions':
        this.predictions = decodePredictions(event, bytes);
        for (const { example, label } of event.items) this.#learnLabel(example, label);
        return;
      case 'probe/weights':
        this.weights = decodeWeights(event, bytes);
        return;
      case 'probe/surface':
        this.surface = decodeSurface(event, bytes);
        return;
      case 'probe/unit-maps':
        if (event.probeId === 'unit-maps') this.unitMaps = decodeUnitMaps(event, bytes);
        else this.largeMaps = decodeUnitMaps(event, bytes);
        return;
      case 'probe/curve':
        this.curve = decodeCurve(event, bytes);
        return;
      case 'probe/sample':
      case 'probe/reading':
      case 'probe/copies':
        this.studio.hear(event, bytes);
        return;
      case 'probe/walk':
        this.walk = decodeWalk(event, bytes);
        return;
      case 'probe/answers':
        this.answering.hear(event, bytes);
        return;
      case 'probe/captions':
      case 'probe/alignment':
      case 'probe/beam':
        this.captioning.hear(event, bytes);
        return;
      case 'probe/unrolled':
        this.alongTime.hear(event, bytes);
        return;
      case 'probe/failed':
        this.fault = event.problem;
        return;
      case 'probe/augmented':
        // Who asks for those hears them.
        return;
    }
  }

  /** Forgets everything: of another project, or of other data, it says nothing. */
  protected forget(): void {
    this.labels.clear();
    this.captioning.forget();
    this.answering.forget();
    this.studio.forget();
    this.alongTime.forget();
    this.activations = undefined;
    this.predictions = undefined;
    this.weights = undefined;
    this.surface = undefined;
    this.curve = undefined;
    this.unitMaps = undefined;
    this.largeMaps = undefined;
    this.walk = undefined;
  }

  #learnLabel(example: number, label: number): void {
    if (this.labels.get(example) !== label) this.labels.set(example, label);
  }
}
