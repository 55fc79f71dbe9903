/** Points of one bucket that are drawn: the lowest, the highest, the last and one between. */
const perBucket = 4;

/**
 * A long series reduced to what a plot can show, as it grows: all points where they are few, else of every
 * bucket of steps its lowest, its highest, its last and one between. Steps rise; what is no number is left out.
 */
export class ThinnedSeries {
  readonly #stepsPerBucket: number;
  /** Kept for good. */
  readonly #steps: number[] = [];
  readonly #values: number[] = [];
  /** The bucket that still grows. */
  #openSteps: number[] = [];
  #openValues: number[] = [];
  #openBucket = -1;

  constructor(stepsPerBucket: number) {
    this.#stepsPerBucket = Math.max(1, stepsPerBucket);
  }

  push(step: number, value: number): void {
    if (!Number.isFinite(value)) return;
    const bucket = Math.floor(step / this.#stepsPerBucket);
    if (bucket !== this.#openBucket) {
      keepOfBucket(this.#openSteps, this.#openValues, this.#steps, this.#values);
      this.#openBucket = bucket;
      this.#openSteps = [];
      this.#openValues = [];
    }
    this.#openSteps.push(step);
    this.#openValues.push(value);
  }

  /** What there is to draw, in the order of the steps. */
  read(): { readonly steps: readonly number[]; readonly values: readonly number[] } {
    const steps = [...this.#steps];
    const values = [...this.#values];
    keepOfBucket(this.#openSteps, this.#openValues, steps, values);
    return { steps, values };
  }
}

function keepOfBucket(
  steps: readonly number[],
  values: readonly number[],
  keptSteps: number[],
  keptValues: number[],
): void {
  const count = values.length;
  let chosen = Array.from(values.keys());
  if (count > perBucket) {
    let lowest = 0;
    let highest = 0;
    for (let i = 1; i < count; i += 1) {
      const value = values[i] ?? Number.NaN;
      if (value < (values[lowest] ?? Number.NaN)) lowest = i;
      if (value > (values[highest] ?? Number.NaN)) highest = i;
    }
    chosen = [...new Set([lowest, highest, count - 1, count >>> 1])].sort((a, b) => a - b);
  }
  for (const i of chosen) {
    keptSteps.push(steps[i] ?? Number.NaN);
    keptValues.push(values[i] ?? Number.NaN);
  }
}
