import { createSubscriber } from 'svelte/reactivity';

import { GrowingColumn } from './growing-column.ts';

/** One complete epoch. What was not measured is not-a-number. */
export type EpochRow = {
  readonly epoch: number;
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number;
  readonly valAccuracy: number;
  readonly examplesPerSecond: number;
};

/** Drawing more often than this shows nothing more. */
const notifyEveryMs = 50;

/**
 * The curves of one run: a row a step and a row an epoch, outside the reactive store, because a run has a
 * million of them. Reading `version` in an effect runs it again when there is more, at most 20 times a second.
 */
export class CurveStore {
  #steps = new GrowingColumn();
  #metrics = new Map<string, GrowingColumn>();
  #epochs: EpochRow[] = [];
  #version = 0;
  #revision = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notify: (() => void) | undefined;
  readonly #subscribe = createSubscriber((update) => {
    this.#notify = update;
    return () => {
      this.#notify = undefined;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  });

  /** Rises with every change. */
  get version(): number {
    this.#subscribe();
    return this.#version;
  }

  /** Rises where points were taken away, so that whoever reads only what is new begins anew. */
  get revision(): number {
    return this.#revision;
  }

  get length(): number {
    return this.#steps.length;
  }

  /** Step numbers, rising. */
  get steps(): Float64Array {
    return this.#steps.values;
  }

  get epochs(): readonly EpochRow[] {
    return this.#epochs;
  }

  /** A metric's value at each of `steps`; empty where the run has no such metric. */
  metric(name: string): Float64Array {
    return this.#metrics.get(name)?.values ?? new Float64Array(0);
  }

  /**
   * Adds points as they travel: `[points, 2 + metrics.length]` of step, epoch, metrics. A point that is not
   * after the last one takes the curve back to it, as a run does that goes on from a checkpoint.
   */
  append(rows: Float64Array, metrics: readonly string[]): void {
    const width = 2 + metrics.length;
    const columns = metrics.map((name) => this.#column(name));
    for (let row = 0; row + width <= rows.length; row += width) {
      const step = rows[row] ?? Number.NaN;
      if (step <= this.#steps.at(this.#steps.length - 1)) this.#truncatePoints(step - 1);
      this.#steps.push(step);
      columns.forEach((column, index) => column.push(rows[row + 2 + index] ?? Number.NaN));
    }
    this.#changed();
  }

  addEpoch(row: EpochRow): void {
    this.#epochs = [...this.#epochs.filter((other) => other.epoch < row.epoch), row];
    this.#changed();
  }

  /** Takes the curves back to a step: what came after it is being done anew. */
  truncateAfter(step: number): void {
    this.#truncatePoints(step);
    this.#epochs = this.#epochs.filter((row) => row.step <= step);
    this.#changed();
  }

  clear(): void {
    this.#steps = new GrowingColumn();
    this.#metrics = new Map();
    this.#epochs = [];
    this.#revision += 1;
    this.#changed();
  }

  #truncatePoints(step: number): void {
    const length = upperBound(this.#steps.values, step);
    if (length === this.#steps.length) return;
    this.#revision += 1;
    this.#steps.truncate(length);
    for (const column of this.#metrics.values()) column.truncate(length);
  }

  /** A metric that appears late has holes before its first value. */
  #column(name: string): GrowingColumn {
    const known = this.#metrics.get(name);
    if (known !== undefined) return known;
    const column = new GrowingColumn();
    while (column.length < this.#steps.length) column.push(Number.NaN);
    this.#metrics.set(name, column);
    return column;
  }

  #changed(): void {
    this.#version += 1;
    if (this.#notify === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#notify?.();
    }, notifyEveryMs);
  }
}

/** How many of the rising `values` are at most `limit`. */
export function upperBound(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Number.NaN) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
