import { SvelteMap } from 'svelte/reactivity';

import type { Api, RunSummary } from '../../../src-shared/protocol/api.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import type { RunNotes } from '../../../src-shared/runs/run-card.ts';
import type { EngineRequest } from '../../../src-shared/protocol/engine.ts';
import { RunRecord } from '../run-record.svelte.ts';
import type { TrainingRun } from '../training-run.svelte.ts';
import { Experiments } from './experiments.svelte.ts';

/** A run whose curves are drawn with others, and its record. */
export type DrawnRun = {
  readonly summary: RunSummary;
  readonly record: RunRecord;
  /** The run in the dock, with which the others are compared. */
  readonly isCurrent: boolean;
};

/**
 * The runs of a project as a collection: which of them are drawn together, and what a person says of each. Curves
 * are read when a run is chosen, and again when it has gone on.
 */
export class RunLibrary {
  /** The runs chosen beside the one in the dock, in the order in which they were chosen. */
  chosen = $state.raw<readonly string[]>([]);
  /** The run that was deleted last, as long as it can be had back. */
  removed = $state.raw<RunSummary>();
  problem = $state.raw<Problem>();
  readonly #records = new SvelteMap<string, RunRecord>();
  readonly #api: Api;
  readonly #run: TrainingRun;
  /** How far each record was read: the state and the step of its run. */
  readonly #readAs: Record<string, string> = {};

  /** The run in the dock first, then those chosen beside it whose curves are there. */
  readonly drawn = $derived.by<readonly DrawnRun[]>(() => {
    const { runs, runId } = this.#run;
    return this.#withCurrent(this.chosen).flatMap((id) => {
      const summary = runs.find((run) => run.runId === id);
      const isCurrent = id === runId;
      const record = isCurrent ? this.#run : this.#records.get(id);
      return summary === undefined || record === undefined ? [] : [{ summary, record, isCurrent }];
    });
  });
  /** Whether several runs are to be drawn together. */
  readonly isOverlay = $derived(this.chosen.some((id) => id !== this.#run.runId));

  /** The trainings that wait; what ends of them is drawn with the others. */
  readonly experiments: Experiments;

  constructor(options: {
    readonly api: Api;
    readonly run: TrainingRun;
    readonly engine: () => EngineRequest;
  }) {
    const { api, run, engine } = options;
    this.#api = api;
    this.#run = run;
    const onend = (runId: string): void => this.choose(runId, true);
    this.experiments = new Experiments({ api, run, engine, onend });
  }

  isChosen(runId: string): boolean {
    return runId === this.#run.runId || this.chosen.includes(runId);
  }

  /** Draws a run with the others, or no longer. */
  choose(runId: string, isChosen: boolean): void {
    this.chosen = isChosen
      ? [...this.chosen.filter((id) => id !== runId), runId]
      : this.chosen.filter((id) => id !== runId);
  }

  clear(): void {
    this.chosen = [];
  }

  /** Reads the records that are missing or have gone on; to be called when the list or the choice changed. */
  async readChosen(): Promise<void> {
    const ids = this.chosen.filter((id) => id !== this.#run.runId);
    for (const summary of this.#run.runs.filter(({ runId }) => ids.includes(runId))) {
      const { runId, state, step } = summary;
      const as = `${state} ${step}`;
      if (this.#readAs[runId] === as) continue;
      this.#readAs[runId] = as;
      await this.#ask(async () => {
        const { result, bytes } = await this.#api.callWithBytes('run.record', { runId });
        const record = new RunRecord();
        record.readBack(runId, result, bytes);
        this.#records.set(runId, record);
      });
    }
  }

  async describe(runId: string, notes: RunNotes): Promise<void> {
    await this.#ask(() => this.#api.call('run.describe', { runId, ...notes }));
    await this.#run.refreshRuns();
  }

  async remove(summary: RunSummary): Promise<void> {
    await this.#ask(async () => {
      await this.#api.call('run.remove', { runId: summary.runId });
      this.choose(summary.runId, false);
      this.removed = summary;
    });
    await this.#run.refreshRuns();
  }

  /** Brings the run back that was deleted last. */
  async restore(): Promise<void> {
    const { removed } = this;
    if (removed === undefined) return;
    await this.#ask(() => this.#api.call('run.restore', { runId: removed.runId }));
    this.removed = undefined;
    await this.#run.refreshRuns();
  }

  #withCurrent(ids: readonly string[]): readonly string[] {
    const { runId } = this.#run;
    return runId === undefined ? ids : [runId, ...ids.filter((id) => id !== runId)];
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
