import type { BenchName } from './bench-case.ts';
import type { CaseResult } from './run-case.ts';

/** A speed that is promised. It is held against the median, or against a ratio where `against` names one. */
export type Goal = {
  readonly name: BenchName;
  /** Absent where it holds for every system of the case. */
  readonly system?: string;
  readonly against?: string;
} & ({ readonly atLeast: number } | { readonly under: number });

export const goals: readonly Goal[] = [
  { name: 'startup', system: 'lienzo-tensorflow', under: 1000 },
  { name: 'lenet', system: 'lienzo-wasm', atLeast: 700 },
  { name: 'lenet', system: 'lienzo-wasm', against: 'tfjs-cpu', atLeast: 30 },
  { name: 'stream-cost', under: 2 },
  { name: 'window-interactive', under: 2000 },
  { name: 'window-frame', under: 8 },
];

export type JudgedGoal = {
  readonly goal: Goal;
  readonly system: string;
  readonly value: number;
  readonly isHeld: boolean;
};

/** Holds what was measured against what is promised of it; a promise about what was not measured is left out. */
export function judgeGoals({ name, systems, ratios }: CaseResult): JudgedGoal[] {
  return goals
    .filter((goal) => goal.name === name)
    .flatMap((goal) => {
      const { against } = goal;
      const figures =
        against === undefined
          ? systems.map(({ system, median }) => ({ system, value: median }))
          : ratios
              .filter((ratio) => ratio.against === against)
              .map(({ system, ratio }) => ({ system, value: ratio }));
      return figures
        .filter(({ system }) => goal.system === undefined || goal.system === system)
        .map(({ system, value }) => ({ goal, system, value, isHeld: holds(goal, value) }));
    });
}

function holds(goal: Goal, value: number): boolean {
  return 'under' in goal ? value < goal.under : value >= goal.atLeast;
}
