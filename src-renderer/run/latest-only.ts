/** Does one piece of work at a time; of what is asked for meanwhile only the last is done. */
export class LatestOnly {
  #isBusy = false;
  #next: (() => Promise<void>) | undefined;

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Whether something waits until what is being done is over. */
  get hasNext(): boolean {
    return this.#next !== undefined;
  }

  ask(work: () => Promise<void>): void {
    if (this.#isBusy) this.#next = work;
    else void this.#do(work);
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.#isBusy = true;
    try {
      await work();
    } finally {
      this.#isBusy = false;
      const next = this.#next;
      this.#next = undefined;
      if (next !== undefined) this.ask(next);
    }
  }
}
