const windowMs = 5000;

/** Measures steps a second of wall clock over the last five seconds: what remains is waited for in that time. */
export class StepRate {
  #seen: { readonly timeMs: number; readonly step: number }[] = [];

  /** Steps a second; not-a-number until two moments are known. */
  get stepsPerSecond(): number {
    const first = this.#seen[0];
    const last = this.#seen.at(-1);
    if (first === undefined || last === undefined || last.timeMs - first.timeMs < 200)
      return Number.NaN;
    return ((last.step - first.step) / (last.timeMs - first.timeMs)) * 1000;
  }

  note(timeMs: number, step: number): void {
    this.#seen.push({ timeMs, step });
    // The last moment before the window stays, so that a slow run has two.
    while (this.#seen.length > 2 && (this.#seen[1]?.timeMs ?? timeMs) < timeMs - windowMs) {
      this.#seen.shift();
    }
  }

  /** After a pause the old moments say nothing. */
  forget(): void {
    this.#seen = [];
  }
}
