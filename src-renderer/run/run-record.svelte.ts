import type { DataFacts } from '../../src-shared/protocol/data-facts.ts';
import type { LayerReading } from '../../src-shared/protocol/layer-reading.ts';
import type { Problem } from '../../src-shared/problem.ts';
import type { ApiResult } from '../../src-shared/protocol/api.ts';
import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import { specInForce, type ChangeRecord } from '../../src-shared/spec/live-changes.ts';
import type { FeatureFacts } from '../../src-shared/protocol/feature-facts.ts';
import type { TakenWeights } from '../../src-shared/protocol/taken-weights.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { addReading } from '../../src-shared/protocol/layer-reading.ts';
import { CurveStore } from './curve-store.ts';
import { readFloat64 } from './read-floats.ts';
import { describeTask, type RunTask } from './run-task.ts';
import { StepRate } from './step-rate.ts';

export type RunStarted = Extract<RunEvent, { type: 'run/started' }>;
export type RunFinished = Extract<RunEvent, { type: 'run/finished' }>;
export type RunSample = Extract<RunEvent, { type: 'run/sample' }>;

/** How often the figures that people read change: more often cannot be read. */
const figuresEveryMs = 250;

/** What is known of one run, built from its events one after the other, live or read back. */
export class RunRecord {
  readonly curves = new CurveStore();
  runId = $state.raw<string>();
  spec = $state.raw<RunSpec>();
  started = $state.raw<RunStarted>();
  finished = $state.raw<RunFinished>();
  /** Why the steps are not compiled although the engine compiles. */
  notCompiled = $state.raw<Problem>();
  /** Whose weights it began with; absent where all were drawn. */
  weightsTaken = $state.raw<TakenWeights>();
  /** What it reads in place of its examples; absent where its network sees these at every step. */
  features = $state.raw<FeatureFacts>();
  /** How much of that is computed, 0 to 1, before the run begins. */
  preparedShare = $state.raw<number>();
  /** In how many streams a text comes whose state is carried; absent elsewhere. */
  streams = $state.raw<number>();
  /** Rows of a batch: as many as were asked for, or as there are streams; 0 until it is known. */
  readonly batchSize = $derived(
    this.started?.batchSize ?? this.streams ?? this.spec?.training.batchSize ?? 0,
  );
  /** Updates in an epoch; 0 until it is known. */
  stepsPerEpoch = $state.raw(0);
  /** Updates done. */
  step = $state.raw(0);
  /** Complete epochs. */
  epoch = $state.raw(0);
  /** Training examples a second: of the last epoch, or as measured until there is one. */
  examplesPerSecond = $state.raw<number>();
  /** The most that the trainer has held at once, as of the last epoch. */
  peakMemoryBytes = $state.raw<number>();
  secondsLeft = $state.raw<number>();
  /** Text written at stages, oldest first. */
  samples = $state.raw<readonly RunSample[]>([]);
  /** How its layers did, oldest first. */
  readings = $state.raw<readonly LayerReading[]>([]);
  facts = $state.raw<DataFacts>();
  /** What was changed while it trained, in the order of the steps. */
  changes = $state.raw<readonly ChangeRecord[]>([]);
  /** The steps at which its weights were kept to be looked back at, the first one first. */
  stages = $state.raw<readonly number[]>([]);
  /** The spec with everything that was changed. */
  readonly specNow = $derived(
    this.spec === undefined ? undefined : specInForce(this.spec, this.changes, Infinity),
  );
  readonly epochs = $derived(this.started?.epochs ?? this.specNow?.training.epochs ?? 0);
  readonly totalSteps = $derived(this.stepsPerEpoch * this.epochs);
  /** How much of the plan is done, 0 to 1. */
  readonly share = $derived(this.totalSteps === 0 ? 0 : Math.min(1, this.step / this.totalSteps));
  readonly task = $derived<RunTask | undefined>(
    this.spec === undefined ? undefined : describeTask(this.spec),
  );

  readonly #rate = new StepRate();
  #figuresAtMs = Number.NEGATIVE_INFINITY;

  /** Becomes the run that a record holds, instead of what it was before. */
  readBack(runId: string, result: ApiResult<'run.record'>, bytes: Uint8Array<ArrayBuffer>): void {
    this.clear();
    this.runId = runId;
    this.spec = result.spec;
    this.stepsPerEpoch = result.stepsPerEpoch;
    this.notCompiled = result.notCompiled;
    this.weightsTaken = result.weightsFrom;
    this.features = result.features;
    this.streams = result.streams;
    for (const event of result.events) this.follow(event);
    this.stages = result.stages;
    this.curves.append(readFloat64(bytes), result.points.metrics);
    this.step = Math.max(this.step, this.curves.steps.at(-1) ?? 0);
  }

  /** Takes in what an event says. The points of `run/steps` come by `appendPoints`. */
  protected follow(event: RunEvent): void {
    switch (event.type) {
      case 'run/started':
        this.started = event;
        this.notCompiled = event.notCompiled;
        this.weightsTaken = event.weightsFrom;
        this.features = event.features;
        this.preparedShare = undefined;
        this.stepsPerEpoch = event.stepsPerEpoch;
        this.finished = undefined;
        this.step = event.fromStep;
        this.epoch = Math.floor(event.fromStep / event.stepsPerEpoch);
        this.curves.truncateAfter(event.fromStep);
        this.samples = this.samples.filter((sample) => sample.step <= event.fromStep);
        this.readings = this.readings.filter(({ step }) => step <= event.fromStep);
        // What was changed behind the checkpoint is told again when it is changed again.
        this.changes = this.changes.filter(({ step }) => step <= event.fromStep);
        this.stages = this.stages.filter((step) => step <= event.fromStep);
        this.forgetRate();
        return;
      case 'run/features':
        this.preparedShare = event.done / event.total;
        return;
      case 'run/epoch':
        this.epoch = event.epoch;
        this.step = Math.max(this.step, event.step);
        this.examplesPerSecond = event.examplesPerSecond;
        this.peakMemoryBytes = event.peakMemoryBytes ?? this.peakMemoryBytes;
        this.curves.addEpoch({
          epoch: event.epoch,
          step: event.step,
          loss: event.loss ?? Number.NaN,
          accuracy: event.accuracy ?? Number.NaN,
          valLoss: event.valLoss ?? Number.NaN,
          valAccuracy: event.valAccuracy ?? Number.NaN,
          examplesPerSecond: event.examplesPerSecond,
        });
        return;
      case 'run/sample':
        this.samples = [...this.samples.filter((sample) => sample.step < event.step), event];
        return;
      case 'run/changed':
        this.changes = [...this.changes, { step: event.step, changes: event.changes }];
        return;
      case 'run/data-facts':
        this.facts = event.facts;
        return;
      case 'run/layers':
        this.readings = addReading(this.readings, { step: event.step, layers: event.layers });
        return;
      case 'run/stage':
        this.stages = event.steps;
        return;
      case 'run/finished':
        this.finished = event;
        this.step = event.steps;
        this.examplesPerSecond = event.examplesPerSecond;
        this.peakMemoryBytes = event.peakMemoryBytes;
        this.forgetRate();
        return;
      case 'run/state':
        this.forgetRate();
        return;
      case 'run/steps':
      case 'run/checkpoint':
        return;
    }
  }

  /** Adds live points, as in `run/steps`; `nowMs` is when they came. */
  protected appendPoints(rows: Float64Array, metrics: readonly string[], nowMs: number): void {
    this.curves.append(rows, metrics);
    const step = this.curves.steps.at(-1) ?? 0;
    this.#rate.note(nowMs, step);
    if (nowMs - this.#figuresAtMs < figuresEveryMs) return;
    this.#figuresAtMs = nowMs;
    this.step = step;
    const perSecond = this.#rate.stepsPerSecond;
    if (!(perSecond > 0)) return;
    this.secondsLeft = (this.totalSteps - step) / perSecond;
    if (this.epoch === 0) this.examplesPerSecond = perSecond * this.batchSize;
  }

  /** After a pause or the end the speed so far says nothing, and the step stands still at the last one. */
  protected forgetRate(): void {
    this.#rate.forget();
    this.#figuresAtMs = Number.NEGATIVE_INFINITY;
    this.secondsLeft = undefined;
    this.step = Math.max(this.step, this.curves.steps.at(-1) ?? 0);
  }

  protected clear(): void {
    this.curves.clear();
    this.runId = undefined;
    this.spec = undefined;
    this.started = undefined;
    this.notCompiled = undefined;
    this.weightsTaken = undefined;
    this.features = undefined;
    this.preparedShare = undefined;
    this.finished = undefined;
    this.streams = undefined;
    this.stepsPerEpoch = 0;
    this.step = 0;
    this.epoch = 0;
    this.examplesPerSecond = undefined;
    this.peakMemoryBytes = undefined;
    this.samples = [];
    this.readings = [];
    this.facts = undefined;
    this.changes = [];
    this.stages = [];
    this.forgetRate();
  }
}
