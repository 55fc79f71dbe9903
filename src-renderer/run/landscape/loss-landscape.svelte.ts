import type { Api } from '../../../src-shared/protocol/api.ts';
import type { LandscapeAsked, LandscapeRow } from '../../../src-shared/protocol/landscape.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';

/** What is measured so far. */
export type Landscape = {
  readonly runId: string;
  readonly asked: LandscapeAsked;
  /** From the lowest b on. */
  readonly rows: readonly LandscapeRow[];
};

/** The loss around a run's weights, asked for row by row until it is whole or left off. */
export class LossLandscape {
  shown = $state.raw<Landscape>();
  isMeasuring = $state.raw(false);
  problem = $state.raw<Problem>();
  readonly #api: Api;
  #turn = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Measures another slice; one that was being measured is left off. */
  async measure(runId: string, asked: LandscapeAsked): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.isMeasuring = true;
    this.problem = undefined;
    let rows: readonly LandscapeRow[] = [];
    try {
      for (let row = 0; row < asked.resolution && turn === this.#turn; row += 1) {
        // All rows around the weights of the first one, whatever a run that goes on has learned meanwhile.
        const centre = rows[0]?.centre;
        const answer = await this.#api.call('run.landscape', { runId, ...asked, row, centre });
        if (turn !== this.#turn) return;
        rows = [...rows, answer];
        this.shown = { runId, asked, rows };
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (turn === this.#turn) this.problem = error.problem;
    } finally {
      if (turn === this.#turn) this.isMeasuring = false;
    }
  }

  /** Leaves off; what is there stays. */
  cancel(): void {
    this.#turn += 1;
    this.isMeasuring = false;
  }
}
