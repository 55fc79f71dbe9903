import type { MergeMode } from '../../../src-shared/layers/layer-library.ts';

/** The weights of one SimpleRNN: rows lead from, columns to. */
export type RnnWeights = {
  readonly kernel: readonly number[];
  readonly recurrentKernel: readonly number[];
  readonly bias: readonly number[];
};

export type BothNet = {
  readonly there: RnnWeights;
  readonly back: RnnWeights;
  readonly mode: MergeMode;
  /** Whether each step is answered, or all of them once. */
  readonly isEach: boolean;
  /** `[size, classes]` and `[classes]`. */
  readonly outKernel: readonly number[];
  readonly outBias: readonly number[];
};

export type BothByHand = {
  /** A row a step. */
  readonly there: number[][];
  readonly back: number[][];
  /** A row a step, or one. */
  readonly merged: number[][];
  readonly answers: number[][];
  /** Of the mean loss by each state, and of one answer's loss alone. */
  readonly gradients: (ofAnswer?: number) => {
    readonly there: number[][];
    readonly back: number[][];
  };
};

/**
 * s_t = tanh(W x_t + U s_{t−1} + b) from the first step on, r_t = tanh(V x_t + Z r_{t+1} + c) from the last one back,
 * h = both put together, y = softmax(A h + a), L = mean of −ln y[right]; a number at a time, in double precision. A
 * step that is not taken keeps the state.
 */
export function calculateBothByHand(
  net: BothNet,
  x: readonly (readonly number[])[],
  targets: readonly number[],
  taken: readonly boolean[],
): BothByHand {
  const steps = x.length;
  const forwards = Array.from({ length: steps }, (_, step) => step);
  const backwards = forwards.toReversed();
  const there = run(net.there, x, taken, forwards);
  const back = run(net.back, x, taken, backwards);
  /** Which two states are put together for which answer. */
  const pairs = net.isEach
    ? forwards.map((step) => [step, step] as const)
    : [[steps - 1, 0] as const];
  const merged = pairs.map(([s, r]) => merge(net.mode, there[s]!, back[r]!));
  const answers = merged.map((h) => softmax(product(h, net.outKernel, net.outBias)));
  const counted = pairs.map(([step], answer) => (net.isEach ? taken[step]! : answer === 0));
  const count = counted.filter(Boolean).length;
  return {
    ...{ there, back, merged, answers },
    gradients: (ofAnswer) => {
      const direct = { there: zeros(there), back: zeros(back) };
      for (const [answer, [s, r]] of pairs.entries()) {
        const share = ofAnswer === undefined ? 1 / count : 1;
        if (!counted[answer] || (ofAnswer !== undefined && ofAnswer !== answer)) continue;
        const classes = net.outBias.length;
        const byMerged = merged[answer]!.map((_, row) =>
          answers[answer]!.reduce(
            (sum, said, k) =>
              sum +
              share * net.outKernel[row * classes + k]! * (said - (k === targets[answer] ? 1 : 0)),
            0,
          ),
        );
        const units = there[s]!.length;
        for (let unit = 0; unit < units; unit += 1) {
          const own = byMerged[unit]!;
          direct.there[s]![unit]! += {
            ...{ concat: own, sum: own, ave: own / 2, mul: own * back[r]![unit]! },
          }[net.mode];
          direct.back[r]![unit]! += {
            ...{ concat: byMerged[units + unit]!, sum: own, ave: own / 2 },
            mul: own * there[s]![unit]!,
          }[net.mode];
        }
      }
      return {
        there: follow(net.there, there, direct.there, taken, forwards),
        back: follow(net.back, back, direct.back, taken, backwards),
      };
    },
  };
}

function run(
  { kernel, recurrentKernel, bias }: RnnWeights,
  x: readonly (readonly number[])[],
  taken: readonly boolean[],
  order: readonly number[],
): number[][] {
  const states: number[][] = [];
  let before = bias.map(() => 0);
  for (const step of order) {
    const sums = product(x[step]!, kernel, bias);
    const recurrent = product(
      before,
      recurrentKernel,
      bias.map(() => 0),
    );
    if (taken[step]!) before = sums.map((sum, unit) => Math.tanh(sum + recurrent[unit]!));
    states[step] = before;
  }
  return states;
}

/** From the last step of a recurrence to its first: what each state is asked for, and what comes from the one after it. */
function follow(
  { recurrentKernel }: RnnWeights,
  states: number[][],
  direct: number[][],
  taken: readonly boolean[],
  order: readonly number[],
): number[][] {
  const gradients: number[][] = [];
  let later = states[0]!.map(() => 0);
  for (const step of order.toReversed()) {
    const own = direct[step]!.map((value, unit) => value + later[unit]!);
    gradients[step] = own;
    if (!taken[step]!) {
      later = own;
      continue;
    }
    const bySums = own.map((value, unit) => value * (1 - states[step]![unit]! ** 2));
    later = own.map((_, from) =>
      bySums.reduce((sum, value, to) => sum + recurrentKernel[from * own.length + to]! * value, 0),
    );
  }
  return gradients;
}

function merge(mode: MergeMode, there: number[], back: number[]): number[] {
  const join = {
    sum: (a: number, b: number) => a + b,
    mul: (a: number, b: number) => a * b,
    ave: (a: number, b: number) => (a + b) / 2,
  };
  if (mode === 'concat') return [...there, ...back];
  return there.map((value, unit) => join[mode](value, back[unit]!));
}

function product(
  row: readonly number[],
  matrix: readonly number[],
  bias: readonly number[],
): number[] {
  return bias.map((b, to) =>
    row.reduce((sum, value, from) => sum + value * matrix[from * bias.length + to]!, b),
  );
}

function softmax(logits: readonly number[]): number[] {
  const total = logits.reduce((sum, z) => sum + Math.exp(z), 0);
  return logits.map((z) => Math.exp(z) / total);
}

function zeros(rows: number[][]): number[][] {
  return rows.map((row) => row.map(() => 0));
}
