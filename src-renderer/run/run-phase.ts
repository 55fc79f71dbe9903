import type { RunSummary } from '../../src-shared/protocol/api.ts';
import type { Problem } from '../../src-shared/problem.ts';

/** Where the run in the dock stands. */
export type RunPhase =
  | { readonly kind: 'none' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'finished'; readonly reason: 'completed' | 'early-stopped' | 'stopped' }
  | { readonly kind: 'diverged'; readonly step: number }
  | {
      readonly kind: 'interrupted';
      readonly step: number;
      /** The step of the checkpoint to go on from; absent where there is none. */
      readonly checkpointStep?: number;
      /** What ended it, where that is known. */
      readonly problem?: Problem;
    }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Where a run stands by what the host kept of it. */
export function phaseInRecord(summary: RunSummary): RunPhase {
  switch (summary.state) {
    case 'running':
    case 'paused':
      return { kind: summary.state };
    case 'completed':
    case 'stopped':
      return { kind: 'finished', reason: summary.state };
    case 'diverged':
      return { kind: 'diverged', step: summary.step };
    case 'interrupted':
      return interruptedAt(summary);
  }
}

/** The phase of a run that was cut off. */
export function interruptedAt({
  step,
  checkpointStep,
  problem,
}: {
  readonly step: number;
  readonly checkpointStep?: number | undefined;
  readonly problem?: Problem | undefined;
}): RunPhase {
  return {
    kind: 'interrupted',
    step,
    ...(checkpointStep !== undefined && { checkpointStep }),
    ...(problem !== undefined && { problem }),
  };
}
