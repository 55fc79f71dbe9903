import { ProblemError, type Problem } from '../../src-shared/problem.ts';

/** A long question that is answered in parts: it grows until it is whole, is left off, or is asked anew. */
export class AskedInParts {
  isAsking = $state.raw(false);
  /** 0 to 1. */
  share = $state.raw(0);
  problem = $state.raw<Problem>();
  #turn = 0;

  /**
   * Asks for part after part until one says that it was the last. An older question is left off.
   *
   * @param next asks for a part; what it gives back takes the part in and says how much is done, 0 to 1
   * @param isWanted whether an answer still says something; the question is left off as soon as none does
   */
  async ask(
    next: () => Promise<() => number>,
    isWanted: () => boolean = () => true,
  ): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.isAsking = true;
    this.share = 0;
    this.problem = undefined;
    try {
      for (let share = 0; share < 1; this.share = share) {
        const take = await next();
        if (turn !== this.#turn || !isWanted()) return;
        share = take();
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (turn === this.#turn && isWanted()) this.problem = error.problem;
    } finally {
      if (turn === this.#turn) this.isAsking = false;
    }
  }

  /** Leaves off; what is there stays. */
  cancel(): void {
    this.#turn += 1;
    this.isAsking = false;
  }
}
