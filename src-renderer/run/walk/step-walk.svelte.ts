import { untrack } from 'svelte';

import type { CanvasPicture } from '../../canvas/canvas-pictures.ts';
import type { CanvasWalk } from '../../canvas/canvas-walk.ts';
import { language, words } from '../../words/language.svelte.ts';
import type { LivePictures } from '../live-pictures.svelte.ts';
import { nameClass } from '../name-class.ts';
import type { TrainingRun } from '../training-run.svelte.ts';
import { tagOf } from './card-tags.ts';
import { unitCount } from './unit-lines.ts';
import { firstOf, passedNodes, walkStops, type Stage, type Stop } from './walk-stops.ts';
import type { WalkedStep } from './walked-step.ts';

/** A person's way through the next step of training: where they stand, and which unit they look at. */
export class StepWalk {
  /** Somebody looks. */
  isOpen = $state.raw(false);
  /** The unit looked at, from 0. */
  wantedUnit = $state.raw(0);
  #stop = $state.raw<Stop>();
  /** The step that was walked when the real one was asked for. */
  #taken = $state.raw<WalkedStep>();
  readonly #live: LivePictures;
  readonly #run: TrainingRun;

  /** The step of the past that is looked at; only from now on there is a next step to walk. */
  readonly lookedAt = $derived.by(() => this.#live.back.step);
  readonly step = $derived.by(() => {
    const { walk, spec } = this.#live;
    if (!this.isOpen || this.#run.phase.kind === 'running') return undefined;
    if (this.lookedAt !== undefined) return undefined;
    // Until the new network's step is there, the old one's nodes are not on the canvas.
    const isOfSpec = spec?.model.layers.every(({ id }) => walk?.nodes.has(id) ?? false);
    return isOfSpec === true ? walk : undefined;
  });
  readonly model = $derived.by(() => this.#live.spec?.model);
  readonly stops = $derived.by((): readonly Stop[] => {
    const { step, model } = this;
    if (step === undefined || model === undefined) return [];
    return walkStops(
      model,
      (id) => step.nodes.get(id)?.gradient !== undefined,
      (id) => step.weights.some(({ nodeId, gradient }) => nodeId === id && gradient !== undefined),
    );
  });
  readonly place = $derived.by(() => {
    const found = this.stops.findIndex(
      ({ stage, nodeId }) => stage === this.#stop?.stage && nodeId === this.#stop.nodeId,
    );
    return Math.max(0, found);
  });
  readonly stop = $derived.by(() => this.stops[this.place]);
  readonly units = $derived.by(() => {
    const { step, stop } = this;
    if (step === undefined || stop === undefined || stop.stage === 'loss') return 0;
    return unitCount({ step, nodeId: stop.nodeId });
  });
  readonly unit = $derived.by(() => Math.max(0, Math.min(this.wantedUnit, this.units - 1)));
  /** How far the weights now are from those that were walked before the step was taken. */
  readonly difference = $derived.by(() => {
    const [before, now] = [this.#taken, this.step];
    if (before === undefined || now?.step !== before.step + 1) return undefined;
    return largestDifference(before, now);
  });
  readonly canTakeStep = $derived.by(() => this.#run.phase.kind === 'paused');

  constructor(live: LivePictures, run: TrainingRun) {
    this.#live = live;
    this.#run = run;
  }

  /** To be called when somebody looks; gives what ends it. */
  open(): () => void {
    this.isOpen = true;
    // Called from an effect, which must not follow what it sets itself.
    if (untrack(() => this.#live.walkExample) === undefined) this.#live.walkExample = 0;
    return () => {
      this.isOpen = false;
      this.#live.walkExample = undefined;
    };
  }

  go(by: 1 | -1): void {
    const next = this.stops[this.place + by];
    if (next !== undefined) this.#stop = next;
  }

  goToStage(stage: Stage): void {
    this.#stop = this.stops[firstOf(this.stops, stage)];
  }

  moveUnit(by: 1 | -1): void {
    if (this.units > 0) this.wantedUnit = (this.unit + by + this.units) % this.units;
  }

  moveExample(by: 1 | -1): void {
    const { step } = this;
    if (step === undefined) return;
    this.#live.walkExample = (step.example + by + step.batchSize) % step.batchSize;
  }

  /** Has the paused run make this very update. */
  async takeStep(): Promise<void> {
    this.#taken = this.step;
    await this.#run.stepOnce();
    this.#stop = undefined;
  }

  /** What a card shows of the walked example. */
  pictureOf(nodeId: string): CanvasPicture | undefined {
    const node = this.step?.nodes.get(nodeId);
    return node === undefined
      ? undefined
      : { data: node.value.data, shape: node.value.shape, fullShape: node.fullShape };
  }

  /** What the walked example really is, where it is of a class. */
  truth(classes: readonly string[]): string | undefined {
    const output = this.step?.outputs[0];
    const label = output?.target.data[0];
    const isClass = output?.loss === 'sparseCategoricalCrossentropy';
    if (!isClass || output.target.data.length > 1 || label === undefined) return undefined;
    return nameClass(classes, label);
  }

  get canvas(): CanvasWalk | undefined {
    const { step, stop, stops, place } = this;
    if (step === undefined || stop === undefined) return undefined;
    const passed = passedNodes(stops, place);
    const isBack = stop.stage === 'backward';
    return {
      nodeId: stop.nodeId,
      isLit: (wire) => (isBack ? wire.source : wire.target) === stop.nodeId,
      tagOf: (nodeId) =>
        passed.has(nodeId)
          ? tagOf(step, { stage: stop.stage, nodeId }, words().walk, language())
          : undefined,
    };
  }
}

function largestDifference(before: WalkedStep, now: WalkedStep): number {
  let largest = 0;
  for (const weight of now.weights) {
    const walked = before.weights.find(({ name }) => name === weight.name)?.after.data;
    for (const [at, value] of weight.before.data.entries()) {
      largest = Math.max(largest, Math.abs(value - (walked?.[at] ?? Number.NaN)));
    }
  }
  return largest;
}
