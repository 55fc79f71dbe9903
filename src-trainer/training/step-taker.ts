import type { Problem } from '../../src-shared/problem.ts';
import type { Examples } from '../datasets/dataset.ts';
import type { PassRunner } from './run-passes.ts';

/** What one step says of its batch, measured before the update. */
export type StepReport = {
  /** The batch's mean loss; where it is not finite, no update was made. */
  readonly loss: number;
  /** How many of the batch's answers were right, and out of how many; absent where accuracy says nothing. */
  readonly answers: { readonly correct: number; readonly count: number } | undefined;
};

/** Trains a model step by step, one way or another. */
export type StepTaker = {
  readonly isCompiled: boolean;
  /** Into how many parts it divides a batch; each has random numbers of its own. */
  readonly parts: number;
  /** Why it is not compiled although the engine compiles; absent where it is, or where the engine never does. */
  readonly notCompiled?: Problem | undefined;
  /**
   * One update for each of `batches` (numbers of examples), in that order, all of one size. It ends early where
   * a loss is no finite number: that report is the last one then.
   */
  readonly take: (examples: Examples, batches: readonly Int32Array[]) => StepReport[];
  /**
   * Brings weights, slots and carried states back into the model's and the optimizer's variables. They may be anywhere else
   * between two calls of `take`: whoever reads them calls this first.
   */
  readonly settle: () => void;
  /** Takes weights, slots and carried states from the model's and the optimizer's variables, after somebody else wrote to them. */
  readonly adopt: () => void;
  /** Puts what stateful layers carry from batch to batch back to 0: an epoch begins. */
  readonly forget: () => void;
  /** Runs the network forward as it stands, wherever its weights are. */
  readonly runPasses: PassRunner;
  readonly dispose: () => void;
};
