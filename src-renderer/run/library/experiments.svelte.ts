import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import type { Api, ApiEvent, RunSummary } from '../../../src-shared/protocol/api.ts';
import type { EngineRequest } from '../../../src-shared/protocol/engine.ts';
import { applyQueueChange } from '../../../src-shared/protocol/queue-change.ts';
import type { QueueEntry, QueueState, Sweep } from '../../../src-shared/protocol/queue.ts';
import { diffSettings } from '../../../src-shared/runs/diff-specs.ts';
import { runSettings, type RunSettings } from '../../../src-shared/runs/run-settings.ts';
import type { SweepPlan } from '../../../src-shared/runs/sweep-plan.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { TrainingRun } from '../training-run.svelte.ts';

/** A training that was asked for here, and whose curve is to be drawn with the others once it is over. */
type Awaited = {
  readonly entryId: string;
  runId?: string;
  readonly settings: RunSettings;
  /** The project's runs when it was asked for. */
  readonly before: readonly string[];
};

/**
 * The trainings that wait for their turn, and how the one at its turn goes. What was asked for here is handed to
 * `onend` when it is over.
 */
export class Experiments {
  queue = $state.raw<QueueState>({ entries: [], failures: [] });
  /** Epochs that the training at its turn has done. */
  epoch = $state(0);
  problem = $state.raw<Problem>();
  /** The project's sweeps, the newest first. */
  sweeps = $state.raw<readonly Sweep[]>([]);
  /** The sweep that is looked at; undefined: the runs. */
  sweepId = $state<string>();
  readonly #api: Api;
  readonly #run: TrainingRun;
  readonly #engine: () => EngineRequest;
  readonly #onend: (runId: string) => void;
  readonly #stopListening: () => void;
  #awaited: Awaited[] = [];

  constructor(options: {
    readonly api: Api;
    readonly run: TrainingRun;
    readonly engine: () => EngineRequest;
    readonly onend: (runId: string) => void;
  }) {
    this.#api = options.api;
    this.#run = options.run;
    this.#engine = options.engine;
    this.#onend = options.onend;
    this.#stopListening = options.api.listen((event) => this.#hear(event));
  }

  dispose(): void {
    this.#stopListening();
  }

  /** Catches up with the queue: the first time, and when a lost connection is back. */
  async read(): Promise<void> {
    await this.#ask(async () => this.#take(await this.#api.call('queue.list', {})));
  }

  /** What a run was trained with; undefined where that cannot be had. */
  async specOf(runId: string): Promise<RunSpec | undefined> {
    if (runId === this.#run.runId && this.#run.spec !== undefined) return this.#run.spec;
    let spec: RunSpec | undefined;
    await this.#ask(async () => {
      spec = (await this.#api.callWithBytes('run.record', { runId })).result.spec;
    });
    return spec;
  }

  /** Queues a training of the project; its curve is drawn with the others when it is over. */
  async train(projectId: string, spec: RunSpec): Promise<void> {
    const before = this.#run.runs.map(({ runId }) => runId);
    await this.#ask(async () => {
      const engine = this.#engine();
      const { entryId } = await this.#api.call('queue.add', { projectId, spec, engine });
      this.#awaited.push({ entryId, settings: runSettings(spec), before });
      // It may have begun before this answer.
      this.#take(await this.#api.call('queue.list', {}));
    });
  }

  async readSweeps(projectId: string): Promise<void> {
    await this.#ask(async () => {
      this.sweeps = await this.#api.call('sweep.list', { projectId });
    });
  }

  /** Queues all trainings of a sweep and looks at it. */
  async sweep(projectId: string, spec: RunSpec, title: string, plan: SweepPlan): Promise<void> {
    await this.#ask(async () => {
      const engine = this.#engine();
      const asked = { projectId, spec, engine, title, plan };
      const sweep = await this.#api.call('sweep.start', asked);
      this.sweeps = [sweep, ...this.sweeps];
      this.sweepId = sweep.sweepId;
    });
  }

  async cancel(entries: readonly QueueEntry[]): Promise<void> {
    const entryIds = entries.map(({ entryId }) => entryId);
    this.#awaited = this.#awaited.filter(({ entryId }) => !entryIds.includes(entryId));
    await this.#ask(() => this.#api.call('queue.cancel', { entryIds }));
  }

  /** Lets an entry begin before the one that stands before it. */
  async move(entryId: string, beforeId: string): Promise<void> {
    await this.#ask(() => this.#api.call('queue.move', { entryId, beforeId }));
  }

  async goOn(): Promise<void> {
    await this.#ask(() => this.#api.call('queue.go-on', {}));
  }

  #hear(event: ApiEvent): void {
    switch (event.type) {
      case 'queue/changed':
        return this.#take(applyQueueChange(this.queue, event));
      case 'run/epoch':
        if (this.queue.entries.some(({ runId }) => runId === event.runId)) this.epoch = event.epoch;
        return;
      default:
        return;
    }
  }

  #take(queue: QueueState): void {
    const before = this.queue.entries;
    const { entries } = queue;
    this.queue = queue;
    for (const awaited of this.#awaited) {
      const runId = entries.find(({ entryId }) => entryId === awaited.entryId)?.runId;
      if (runId !== undefined) awaited.runId = runId;
    }
    const hasTurn = (list: readonly QueueEntry[]): string | undefined =>
      list.find(({ runId }) => runId !== undefined)?.runId;
    if (hasTurn(before) !== hasTurn(entries)) this.epoch = 0;
    const isLeft = (id: string): boolean => entries.some(({ entryId }) => entryId === id);
    const ended = this.#awaited.filter(({ entryId }) => !isLeft(entryId));
    this.#awaited = this.#awaited.filter(({ entryId }) => isLeft(entryId));
    const over = before.flatMap(({ entryId, runId }) =>
      runId === undefined || isLeft(entryId) ? [] : [runId],
    );
    if (over.length > 0 || ended.length > 0) void this.#finish(over, ended);
  }

  /** Catches up with the runs that are over, one by one: of a sweep there may be many, and one has changed. */
  async #finish(over: readonly string[], ended: readonly Awaited[]): Promise<void> {
    if (ended.some(({ runId }) => runId === undefined)) await this.#run.refreshRuns();
    else for (const runId of over) await this.#run.refreshRun(runId);
    for (const awaited of ended) {
      const runId = awaited.runId ?? this.#run.runs.find((run) => isOf(run, awaited))?.runId;
      if (runId !== undefined) this.#onend(runId);
    }
  }

  async #ask(request: () => Promise<unknown>): Promise<void> {
    this.problem = undefined;
    try {
      await request();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.problem = error.problem;
    }
  }
}

/** Whether a run is the training that was asked for: one too short for its id to be told is known by its settings. */
function isOf(run: RunSummary, { settings, before }: Awaited): boolean {
  return !before.includes(run.runId) && diffSettings(run.settings, settings).length === 0;
}
