import type { Api, ApiEvent, RunSummary } from '../../src-shared/protocol/api.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { applyChanges, changeableSettings } from '../../src-shared/spec/live-changes.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { isSameSpec } from './is-same-spec.ts';
import { readFloat64 } from './read-floats.ts';
import { interruptedAt, phaseInRecord, type RunPhase } from './run-phase.ts';
import { RunRecord } from './run-record.svelte.ts';

/** What is on the canvas now, ready to be trained. */
export type Draft = {
  readonly projectId: string;
  /** Absent while the network has something that is not right. */
  readonly spec: RunSpec | undefined;
  readonly engine: EngineRequest;
};

/**
 * The run that the dock shows: the newest of the project, going on or over. It follows the host's events,
 * sends what the buttons ask for, and is built anew from the run's record after a reload.
 */
export class TrainingRun extends RunRecord {
  phase = $state.raw<RunPhase>({ kind: 'none' });
  /** All runs of the project, newest first. */
  runs = $state.raw<readonly RunSummary[]>([]);
  /** What the last button could not do; the run itself goes on. */
  refusal = $state.raw<Problem>();
  /** The run whose weights the next training begins with, where layers fit. */
  weightsFrom = $state.raw<string>();
  readonly isLive = $derived(
    this.phase.kind === 'starting' || this.phase.kind === 'running' || this.phase.kind === 'paused',
  );
  /** True where the network, its data or its training is no longer what this run is of. */
  readonly isStale = $derived.by(() => {
    const drafted = this.#draft()?.spec;
    const { spec, specNow } = this;
    if (spec === undefined || specNow === undefined) return false;
    if (drafted === undefined) return true;
    // More epochs than were planned make no other run of it.
    const planned = { ...specNow, training: { ...specNow.training, epochs: spec.training.epochs } };
    // What may change while it trains is on its way into the run.
    const expected = this.isLive ? applyChanges(planned, changeableSettings(drafted)) : planned;
    return !isSameSpec(drafted, expected);
  });
  readonly canStart = $derived.by(() => !this.isLive && this.#draft()?.spec !== undefined);

  readonly #api: Api;
  readonly #draft: () => Draft | undefined;
  readonly #now: () => number;
  readonly #stopListening: () => void;
  #projectId: string | undefined;
  /** The run whose record is on its way, and its events that came meanwhile. */
  #showing: { readonly runId: string; readonly held: (() => void)[] } | undefined;

  constructor(options: { api: Api; draft: () => Draft | undefined; now?: () => number }) {
    super();
    this.#api = options.api;
    this.#draft = options.draft;
    this.#now = options.now ?? (() => performance.now());
    this.#stopListening = options.api.listen((event, bytes) => this.#hear(event, bytes));
  }

  /** Stops following the host. */
  dispose(): void {
    this.#stopListening();
  }

  /** Trains what is on the canvas. */
  async start(): Promise<void> {
    const draft = this.#draft();
    if (draft?.spec === undefined || this.isLive) return;
    const { projectId, spec, engine } = draft;
    this.#projectId = projectId;
    this.clear();
    this.spec = spec;
    this.phase = { kind: 'starting' };
    await this.#ask(async () => {
      const { runId } = await this.#api.call('run.start', { projectId, spec, engine });
      this.runId ??= runId;
    });
    await this.refreshRuns();
  }

  async pause(): Promise<void> {
    await this.#askRun('run.pause');
  }

  async continue(): Promise<void> {
    await this.#askRun('run.continue');
  }

  /** One update, then pause again. */
  async stepOnce(): Promise<void> {
    await this.#askRun('run.step');
  }

  async stop(): Promise<void> {
    if (this.phase.kind === 'starting' && this.preparedShare === undefined) await this.stopAny();
    else await this.#askRun('run.stop');
  }

  /** Stops whatever is trained, also what has not begun or is of another project. */
  async stopAny(): Promise<void> {
    this.refusal = undefined;
    await this.#ask(() => this.#api.call('run.stop-active', {}), this.phase);
  }

  /**
   * Goes on from the newest checkpoint: of the run shown, or of another one of the project.
   * @param moreEpochs instead of to its end: for so many epochs more than are done
   */
  async resume(runId: string | undefined = this.runId, moreEpochs?: number): Promise<void> {
    if (runId === undefined || this.isLive) return;
    if (runId !== this.runId) await this.show(runId);
    const before = this.phase;
    const params = { runId, ...(moreEpochs !== undefined && { moreEpochs }) };
    this.refusal = undefined;
    this.phase = { kind: 'starting' };
    await this.#ask(() => this.#api.call('run.resume', params), before);
    await this.refreshRuns();
  }

  /**
   * Shows the newest run of a project, or nothing where it has none. Called again for the same project it catches
   * up with what happened while the connection was lost.
   */
  async openProject(projectId: string | undefined): Promise<void> {
    const isOther = projectId !== this.#projectId;
    if (isOther) {
      this.#projectId = projectId;
      this.runs = [];
      this.clear();
      this.phase = { kind: 'none' };
    }
    await this.refreshRuns();
    const newest = this.runs[0];
    if (newest !== undefined) await this.show(newest.runId);
    if (isOther) this.weightsFrom = this.spec?.weightsFrom;
  }

  /** Shows a run of the project from its record. What is shown stays until that is there. */
  async show(runId: string): Promise<void> {
    const summary = this.runs.find((run) => run.runId === runId);
    if (summary === undefined) return;
    const showing = { runId, held: new Array<() => void>() };
    this.#showing = showing;
    await this.#ask(async () => {
      const { result, bytes } = await this.#api.callWithBytes('run.record', { runId });
      if (this.#showing !== showing) return;
      this.readBack(runId, result, bytes);
      this.step = Math.max(this.step, summary.step);
      this.phase = phaseInRecord(summary);
    });
    if (this.#showing === showing) this.#showing = undefined;
    for (const hear of showing.held) hear();
  }

  async refreshRuns(): Promise<void> {
    const projectId = this.#projectId;
    if (projectId === undefined) return;
    await this.#ask(async () => {
      const runs = await this.#api.call('run.list', { projectId });
      if (projectId !== this.#projectId) return;
      this.runs = runs.toSorted((a, b) => b.startedAt - a.startedAt);
    });
  }

  /** Catches up with one run of the project. */
  async refreshRun(runId: string): Promise<void> {
    await this.#ask(async () => {
      const summary = await this.#api.call('run.summary', { runId });
      if (summary.projectId !== this.#projectId) return;
      const others = this.runs.filter((run) => run.runId !== runId);
      this.runs = [...others, summary].toSorted((a, b) => b.startedAt - a.startedAt);
    });
  }

  #hear(event: ApiEvent, bytes: Uint8Array<ArrayBuffer>): void {
    if (event.type.startsWith('run/') && 'runId' in event && event.runId === this.#showing?.runId) {
      this.#showing?.held.push(() => this.#hear(event, bytes));
      return;
    }
    switch (event.type) {
      case 'run/features':
      case 'run/started':
        // The run's first event may come before the answer that names it.
        if (this.phase.kind === 'starting') this.runId ??= event.runId;
        this.#followLive(event, bytes);
        return;
      case 'run/steps':
      case 'run/epoch':
      case 'run/sample':
      case 'run/data-facts':
      case 'run/layers':
      case 'run/checkpoint':
      case 'run/stage':
      case 'run/state':
      case 'run/changed':
      case 'run/finished':
        this.#followLive(event, bytes);
        return;
      case 'run/interrupted':
      case 'run/problem':
        if (event.runId !== this.runId) return;
        this.phase = interruptedAt(event);
        this.#settle();
        return;
      default:
        return;
    }
  }

  #followLive(event: RunEvent, bytes: Uint8Array<ArrayBuffer>): void {
    if (event.runId !== this.runId) return;
    this.follow(event);
    switch (event.type) {
      case 'run/started':
        this.phase = { kind: 'running' };
        return;
      case 'run/steps':
        this.appendPoints(readFloat64(bytes), event.metrics, this.#now());
        return;
      case 'run/state':
        this.phase = { kind: event.state };
        return;
      case 'run/finished':
        this.phase =
          event.reason === 'diverged'
            ? { kind: 'diverged', step: event.steps }
            : { kind: 'finished', reason: event.reason };
        this.#settle();
        return;
      case 'run/epoch':
      case 'run/sample':
      case 'run/data-facts':
      case 'run/layers':
      case 'run/changed':
      case 'run/checkpoint':
      case 'run/stage':
      case 'run/features':
        return;
    }
  }

  #settle(): void {
    this.forgetRate();
    void this.refreshRuns();
  }

  protected override clear(): void {
    super.clear();
    this.refusal = undefined;
    this.#showing = undefined;
  }

  async #askRun(method: 'run.pause' | 'run.continue' | 'run.step' | 'run.stop'): Promise<void> {
    const { runId } = this;
    if (runId === undefined || !this.isLive) return;
    this.refusal = undefined;
    await this.#ask(() => this.#api.call(method, { runId }));
  }

  /**
   * Does what the host is asked for. Its refusal is a sentence for the user, anything else is our mistake. A run
   * that could not be started goes back to where it stood before.
   */
  async #ask(request: () => Promise<unknown>, before?: RunPhase): Promise<void> {
    try {
      await request();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (this.phase.kind === 'starting') {
        const isGivenUp = error.problem.code === 'run-given-up';
        this.phase =
          before ?? (isGivenUp ? { kind: 'none' } : { kind: 'problem', problem: error.problem });
        if (before === undefined) {
          // There is no run of the name that came with what was told before it could begin.
          this.runId = undefined;
          return;
        }
        if (isGivenUp) return;
      }
      this.refusal = error.problem;
    }
  }
}
