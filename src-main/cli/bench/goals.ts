import { curveNames } from '../../../src-shared/datasets/curves.ts';
import { benchNames, valueOf, type BenchName, type CaseResult } from './case-result.ts';

/** A speed that is promised. It is held against the median, or against a ratio where `against` names one. */
export type Goal = {
  readonly name: BenchName;
  /** Absent where it holds for every system of the case. */
  readonly system?: string;
  readonly against?: string;
} & ({ readonly atLeast: number } | { readonly under: number });

/** The engine on the processor, whose speed is promised as ratios measured in one sitting. */
const system = 'lienzo-tensorflow';

const ratios: Readonly<Partial<Record<BenchName, Readonly<Record<string, number>>>>> = {
  lenet: { 'tfjs-node': 8, keras: 2.5, pytorch: 1.6 },
  'mlp-tiny': { 'tfjs-node': 80, keras: 10, pytorch: 5, 'plain-javascript': 1 },
  'mlp-784-512-10': { keras: 1.5, pytorch: 1.2 },
  'small-cnn-32x32x3': { keras: 1.5, pytorch: 1.2 },
  'rnn-128': { 'tfjs-node': 25, keras: 2.5, pytorch: 2.5 },
  'gru-256': { 'tfjs-node': 15, keras: 2, pytorch: 1.5 },
  'lstm-256': { 'tfjs-node': 20, keras: 2.5, pytorch: 1.1 },
  'sample-lstm-256': { 'tfjs-node': 100, pytorch: 12 },
};

export const goals: readonly Goal[] = [
  { name: 'startup', system, under: 1000 },
  ...benchNames.flatMap((name) =>
    Object.entries(ratios[name] ?? {}).map(([against, atLeast]) => {
      return { name, system, against, atLeast };
    }),
  ),
  { name: 'lenet', system: 'lienzo-wasm', atLeast: 700 },
  { name: 'lenet', system: 'lienzo-wasm', against: 'tfjs-cpu', atLeast: 30 },
  // As long for an example of many as for one of few.
  {
    name: 'scale',
    system: `${system}-examples-60000`,
    against: `${system}-examples-1000`,
    under: 1.1,
  },
  { name: 'gradient-ladder', system: 'deep-sigmoid', under: 1e-6 },
  { name: 'gradient-ladder', system: 'deep-relu-batchnorm', atLeast: 0.1 },
  { name: 'gradient-ladder', system: 'deep-relu-batchnorm', under: 10 },
  { name: 'regularisation', system: 'none', atLeast: 10 },
  { name: 'regularisation', system: 'more-data', atLeast: 0.7 },
  { name: 'regularisation', system: 'early-stopping', atLeast: 0.5 },
  { name: 'regularisation', system: 'weight-decay', atLeast: 0.4 },
  { name: 'regularisation', system: 'dropout', atLeast: 0.3 },
  { name: 'regularisation', system: 'augmentation', atLeast: 0.3 },
  // Whatever is continuous comes nearer with width; the step only as near as its jump allows.
  ...curveNames.map((curve): Goal => {
    const against = `${curve}-width-1`;
    const system = `${curve}-width-64`;
    return { name: 'approximation', system, against, under: curve === 'step' ? 1 : 0.5 };
  }),
  // 36 of 40 named, 38 of 40 left in peace.
  { name: 'doctor', system: 'sick', atLeast: 0.9 },
  { name: 'doctor', system: 'healthy', atLeast: 0.95 },
  { name: 'stream-cost', under: 2 },
  { name: 'window-interactive', under: 2000 },
  { name: 'window-frame', under: 8 },
  { name: 'hidden-states', under: 200 },
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
          ? systems.map((result) => ({ system: result.system, value: valueOf(result) }))
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
