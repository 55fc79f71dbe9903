import { ProblemError } from '../../src-shared/problem.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import {
  changeableSettings,
  changesTowards,
  isSameSetting,
  type ChangedSetting,
  type WantedChange,
} from '../../src-shared/spec/live-changes.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { TrainingRun } from './training-run.svelte.ts';

/**
 * Brings what is edited on the canvas into the run that is going on: rates, momentum and weight decay. What counts is
 * the difference from one draft to the next, so that an edit, its undo and its redo are all sent the same way, and a
 * draft that was another one when the run began is left alone.
 */
export class LiveSettings {
  readonly #api: Api;
  readonly #run: TrainingRun;
  #drafted: readonly WantedChange[] | undefined;
  /** Edited, and not sent yet. */
  #wanted: readonly WantedChange[] = [];
  /** Sent, and not answered yet: meanwhile edits gather, since dragging makes many. */
  #sent: readonly WantedChange[] = [];

  constructor({ api, run }: { readonly api: Api; readonly run: TrainingRun }) {
    this.#api = api;
    this.#run = run;
  }

  /** Whether settings change a run at once now. */
  get isLive(): boolean {
    return this.#run.phase.kind === 'running' || this.#run.phase.kind === 'paused';
  }

  /** From which update on the newest change of a setting holds; nothing where it was not changed. */
  changedAt(wanted: ChangedSetting): number | undefined {
    if (!this.isLive) return undefined;
    return this.#run.changes.findLast(({ changes }) =>
      changes.some((change) => isSameSetting(wanted, change)),
    )?.step;
  }

  /** Takes in what is on the canvas now, or that the run has come further. */
  follow(spec: RunSpec | undefined): void {
    if (spec !== undefined) this.#gather(changeableSettings(spec));
    const { kind } = this.#run.phase;
    if (!this.isLive) {
      this.#sent = [];
      // What is edited while a run is starting is sent as soon as it trains.
      if (kind !== 'starting') this.#wanted = [];
      return;
    }
    void this.#send();
  }

  #gather(settings: readonly WantedChange[]): void {
    const before = this.#drafted ?? settings;
    this.#drafted = settings;
    const edited = settings.filter((one) =>
      before.some((other) => isSameSetting(one, other) && other.value !== one.value),
    );
    const isEdited = (one: WantedChange): boolean => edited.some((it) => isSameSetting(it, one));
    this.#wanted = [...this.#wanted.filter((one) => !isEdited(one)), ...edited];
  }

  async #send(): Promise<void> {
    const { runId, specNow } = this.#run;
    if (runId === undefined || specNow === undefined || this.#wanted.length === 0) return;
    if (changesTowards(specNow, this.#sent).length > 0) return;
    // Without what the run has already, and what it knows nothing of.
    const asked = this.#wanted.filter((one) => changesTowards(specNow, [one]).length > 0);
    this.#wanted = [];
    if (asked.length === 0) return;
    this.#sent = asked;
    try {
      await this.#api.call('run.change', { runId, changes: asked });
    } catch (error) {
      this.#sent = [];
      if (!(error instanceof ProblemError)) throw error;
      // The run has ended just now: there is nothing left to change.
      if (error.problem.code !== 'run-not-active') this.#run.refusal = error.problem;
    }
  }
}
