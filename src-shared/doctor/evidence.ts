import type { DataFacts } from '../protocol/data-facts.ts';
import type { LayerReading } from '../protocol/layer-reading.ts';
import type { ChangeRecord } from '../spec/live-changes.ts';
import type { RunSpec } from '../spec/run-spec.ts';

/** One epoch's results; `undefined` or not-a-number where there is none. */
export type EpochFigures = {
  readonly epoch: number;
  readonly step: number;
  readonly loss: number;
  readonly valLoss: number | undefined;
};

/** All that the doctor knows of a run: what was asked for, what the data are like, and what happened so far. */
export type Evidence = {
  /** As it holds now, with all changes. */
  readonly spec: RunSpec;
  /** What was changed while it trained, in the order of the steps. */
  readonly changes: readonly ChangeRecord[];
  readonly stepsPerEpoch: number;
  readonly facts: DataFacts | undefined;
  /** The loss of each step so far, or of as many as are kept, in their order. Not a number where it was none. */
  readonly losses: ArrayLike<number>;
  /** Updates done. */
  readonly step: number;
  readonly epochs: readonly EpochFigures[];
  /** Oldest first. The one at step 0 is of the weights that the run began with. */
  readonly readings: readonly LayerReading[];
  /** Whether the loss ended as no number. */
  readonly isDiverged: boolean;
};
