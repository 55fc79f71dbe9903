import type { RecurrentActivationName } from '../../../../src-shared/layers/activation-names.ts';
import type { RecurrenceKind } from '../../../../src-shared/layers/layer-library.ts';

/** A recurrence in plain numbers: every tensor flat, with the sizes beside it. */
export type PlainRecurrence = {
  readonly kind: RecurrenceKind;
  readonly activation: RecurrentActivationName;
  readonly batch: number;
  readonly time: number;
  readonly size: number;
  readonly units: number;
  readonly x: ArrayLike<number>;
  readonly kernel: ArrayLike<number>;
  readonly recurrentKernel: ArrayLike<number>;
  readonly bias: ArrayLike<number> | undefined;
  /** `[batch · units]` each; zeros where absent. */
  readonly initial: readonly ArrayLike<number>[] | undefined;
  readonly mask: ArrayLike<number> | undefined;
};

export const gateCounts: Readonly<Record<RecurrenceKind, number>> = {
  SimpleRNN: 1,
  GRU: 3,
  LSTM: 4,
};

/**
 * The outputs `[batch, time, units]` and the last h and c `[batch, units]`, in double precision, one number at
 * a time, straight from the formulas of Keras' documentation.
 */
export function computeRecurrence(given: PlainRecurrence): {
  outputs: Float64Array;
  hidden: Float64Array;
  memory: Float64Array;
} {
  const { kind, batch, time, size, units, mask } = given;
  const columns = gateCounts[kind] * units;
  const outputs = new Float64Array(batch * time * units);
  const hidden = Float64Array.from(given.initial?.[0] ?? new Float64Array(batch * units));
  const memory = Float64Array.from(given.initial?.[1] ?? new Float64Array(batch * units));
  for (let example = 0; example < batch; example += 1) {
    let output: Float64Array = new Float64Array(units);
    for (let step = 0; step < time; step += 1) {
      const place = example * time + step;
      if (mask?.[place] !== 0) {
        const h = hidden.slice(example * units, (example + 1) * units);
        const c = memory.slice(example * units, (example + 1) * units);
        const x = Float64Array.from({ length: size }, (_, k) => given.x[place * size + k]!);
        const fromInput = multiply(x, given.kernel, columns, given.bias, 0);
        const ownBias = kind === 'GRU' ? given.bias : undefined;
        const fromState = multiply(h, given.recurrentKernel, columns, ownBias, columns);
        const after = takeStep(given, fromInput, fromState, h, c);
        hidden.set(after.h, example * units);
        memory.set(after.c, example * units);
        output = after.h;
      }
      outputs.set(output, place * units);
    }
  }
  return { outputs, hidden, memory };
}

function takeStep(
  { kind, activation, units }: PlainRecurrence,
  a: Float64Array,
  q: Float64Array,
  h: Float64Array,
  c: Float64Array,
): { h: Float64Array; c: Float64Array } {
  const gate = (sums: Float64Array, index: number): Float64Array =>
    sums.slice(index * units, (index + 1) * units);
  const both = a.map((sum, index) => sum + q[index]!);
  switch (kind) {
    case 'SimpleRNN':
      return { h: applyActivation(activation, both), c };
    case 'GRU': {
      const z = gate(both, 0).map(sigmoid);
      const r = gate(both, 1).map(sigmoid);
      const inner = gate(a, 2).map((sum, index) => sum + r[index]! * gate(q, 2)[index]!);
      const n = applyActivation(activation, inner);
      return { h: n.map((value, index) => z[index]! * h[index]! + (1 - z[index]!) * value), c };
    }
    case 'LSTM': {
      const [i, f] = [gate(both, 0).map(sigmoid), gate(both, 1).map(sigmoid)];
      const g = applyActivation(activation, gate(both, 2));
      const o = gate(both, 3).map(sigmoid);
      const next = c.map((value, index) => f[index]! * value + i[index]! * g[index]!);
      const shown = applyActivation(activation, next);
      return { h: shown.map((value, index) => o[index]! * value), c: next };
    }
  }
}

function multiply(
  row: Float64Array,
  matrix: ArrayLike<number>,
  columns: number,
  bias: ArrayLike<number> | undefined,
  biasFrom: number,
): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) =>
    row.reduce(
      (sum, value, index) => sum + value * matrix[index * columns + column]!,
      bias?.[biasFrom + column] ?? 0,
    ),
  );
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function applyActivation(name: RecurrentActivationName, x: Float64Array): Float64Array {
  switch (name) {
    case 'linear':
      return x;
    case 'relu':
      return x.map((value) => Math.max(0, value));
    case 'leakyRelu':
      return x.map((value) => (value > 0 ? value : 0.2 * value));
    case 'tanh':
      return x.map(Math.tanh);
    case 'sigmoid':
      return x.map(sigmoid);
    case 'softmax': {
      const total = x.reduce((sum, value) => sum + Math.exp(value), 0);
      return x.map((value) => Math.exp(value) / total);
    }
    case 'elu':
      return x.map((value) => (value > 0 ? value : Math.expm1(value)));
    case 'selu':
      return x.map(
        (value) =>
          1.0507009873554805 * (value > 0 ? value : 1.6732632423543772 * Math.expm1(value)),
      );
    case 'softplus':
      return x.map((value) => Math.log1p(Math.exp(value)));
    case 'softsign':
      return x.map((value) => value / (1 + Math.abs(value)));
  }
}
