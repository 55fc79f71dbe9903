/**
 * An exponential moving average without the pull of its start: a constant series stays constant. `weight` is the
 * past's share, 0 (nothing is smoothed) to below 1. What is no number does not count.
 * Source: Kingma and Ba, "Adam", 2015, section 3 (initialisation bias correction).
 */
export class MovingAverage {
  readonly #weight: number;
  #average = 0;
  #pastWeight = 1;

  constructor(weight: number) {
    this.#weight = weight;
  }

  /** Takes the next value in and gives the average so far. */
  next(value: number): number {
    if (!Number.isFinite(value)) return Number.NaN;
    this.#average = this.#weight * this.#average + (1 - this.#weight) * value;
    this.#pastWeight *= this.#weight;
    return this.#average / (1 - this.#pastWeight);
  }
}
