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
      /** Whether there is a checkpoint to go on from. */
      readonly canResume: boolean;
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
      return { kind: 'interrupted', step: summary.step, canResume: summary.resumable };
  }
}
