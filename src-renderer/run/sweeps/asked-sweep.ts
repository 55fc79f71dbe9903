import type { SweepPlan } from '../../../src-shared/runs/sweep-plan.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';

/** A sweep that a person asks for. */
export type AskedSweep = {
  readonly title: string;
  /** What its trainings begin with. */
  readonly spec: RunSpec;
  readonly plan: SweepPlan;
};
