import type { Api } from '../../../src-shared/protocol/api.ts';
import type { RateSearch, RateStep } from '../../../src-shared/protocol/rate-search.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';

let searches = 0;

/** A search for a learning rate: its steps as they come, and what came of it. */
export class RateFinder {
  /** In the order in which they were taken. */
  steps = $state.raw<readonly RateStep[]>([]);
  found = $state.raw<RateSearch>();
  problem = $state.raw<Problem>();
  isSearching = $state.raw(false);
  readonly #api: Api;
  #searchId: string | undefined;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Takes steps in until the returned function is called. */
  listen(): () => void {
    return this.#api.listen((event) => {
      if (event.type !== 'rate/steps' || event.searchId !== this.#searchId) return;
      this.steps = [...this.steps, ...event.steps];
    });
  }

  /** Searches anew; one that goes on is left to itself. */
  async search(spec: RunSpec): Promise<void> {
    this.stop();
    searches += 1;
    // Another window may search too: a name that is drawn tells the two apart.
    const searchId = `search-${searches}-${Math.random().toString(36).slice(2, 12)}`;
    this.#searchId = searchId;
    this.steps = [];
    this.found = undefined;
    this.problem = undefined;
    this.isSearching = true;
    try {
      const found = await this.#api.call('rate.find', { searchId, spec });
      if (this.#searchId === searchId) this.found = found;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (this.#searchId === searchId) this.problem = error.problem;
    } finally {
      if (this.#searchId === searchId) this.isSearching = false;
    }
  }

  /** Lets the search end where it is; what it has measured stays in view. */
  stop(): void {
    if (!this.isSearching || this.#searchId === undefined) return;
    // Where the connection is lost there is nothing left to stop.
    this.#api.call('rate.stop', { searchId: this.#searchId }).catch(() => undefined);
  }
}
